"""Results as Markdown."""


def print_all(found, held, asked):
    """A table for each program and number of cases, what they held at most, and what ten times the cases cost."""
    for (count, number), results in found.items():
        program = f", {asked.banli[number]}" if asked.banli else ""
        print(f"\n### {count:,} cases{program}\n")
        closed(results)
        print()
        steady(results)
        ours, theirs = held[count, number]
        print(f"\nMost memory held, MiB: Banli {ours}, PostGraphile {theirs}.")
    growth(found)


def closed(results):
    print("| Read | Clients | SQL p50 / p95 ms | Banli p50 / p95 ms | Banli ÷ SQL p50 / p95 | SQL /s | Banli /s | PostGraphile /s | Banli ÷ PostGraphile |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (read, clients), sides in results.items():
        if clients == "arrivals":
            continue
        sql, ours, theirs = sides["sql"], sides["banli"], sides.get("postgraphile")
        ratios = f"{ours['p50'] / sql['p50']:.1f} / {ours['p95'] / sql['p95']:.1f}"
        rival = f"{theirs['rate']:,.0f} | {ours['rate'] / theirs['rate']:.2f}" if theirs else "– | –"
        print(f"| {read} | {clients} | {both(sql)} | {both(ours)} | {ratios} | {sql['rate']:,.0f} | {ours['rate']:,.0f} | {rival} |")


def steady(results):
    print("| Read | Arrivals /s | Banli p50 / p95 ms | PostGraphile p50 / p95 ms | Not asked in time (Banli, PostGraphile) |")
    print("|---|---|---|---|---|")
    for (read, clients), sides in results.items():
        if clients == "arrivals":
            theirs = both(sides["postgraphile"]) if "postgraphile" in sides else "–"
            dropped = ", ".join(str(side["dropped"]) for side in sides.values())
            print(f"| {read} | {sides['banli']['rate']:,.0f} | {both(sides['banli'])} | {theirs} | {dropped} |")


def growth(found):
    counts = sorted({count for count, _ in found})
    if len(counts) < 2:
        return
    few, many = found[counts[0], 0], found[counts[-1], 0]
    print(f"\n### {counts[-1]:,} beside {counts[0]:,} cases\n")
    print("| Read | Clients | Banli p50 / p95 | SQL p50 / p95 |")
    print("|---|---|---|---|")
    for (read, clients), sides in many.items():
        if clients != "arrivals":
            before = few[read, clients]
            ratios = (
                f"{sides[side]['p50'] / before[side]['p50']:.2f} / {sides[side]['p95'] / before[side]['p95']:.2f}"
                for side in ("banli", "sql")
            )
            print(f"| {read} | {clients} | {' | '.join(ratios)} |")


def both(side) -> str:
    return f"{side['p50']:.2f} / {side['p95']:.2f}"
