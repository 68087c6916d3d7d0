// The page of the explorer: who is signed in, in which language, and GraphiQL with both in its requests.
// The token stays in memory. Tabs are kept for this browser tab only: variables may hold personal data.
"use strict";
(() => {
  const WORDS = {
    "zh-CN": {
      persona: "演示身份", token: "访问令牌", use: "使用令牌", out: "退出", language: "语言", nobody: "未登录",
      choose: "请选择", signedIn: "已登录", failed: "登录失败",
      welcome: "# 在上方选择身份或粘贴令牌，然后运行查询。\n# 左侧工具栏可查看接口文档。\n\nquery {\n  __typename\n}\n",
    },
    en: {
      persona: "Demo persona", token: "Access token", use: "Use token", out: "Sign out", language: "Language",
      nobody: "Not signed in", choose: "Choose", signedIn: "Signed in", failed: "Sign-in failed",
      welcome: "# Choose a persona above or paste a token, then run a query.\n# The schema is documented on the left.\n\nquery {\n  __typename\n}\n",
    },
  };
  const ISSUER = "/demo/issuer";
  const $ = (id) => document.getElementById(id);
  const now = { token: null, state: "nobody", personas: [] };
  now.language = sessionStorage.getItem("banli:language")
    || (navigator.language.toLowerCase().startsWith("en") ? "en" : "zh-CN");

  const words = () => WORDS[now.language];

  const socket = graphqlWs.createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    connectionParams: () => (now.token ? { authorization: `Bearer ${now.token}` } : {}),
  });
  const fetcher = GraphiQL.createFetcher({
    url: "/graphql",
    wsClient: socket,
    enableIncrementalDelivery: false,
    fetch: (url, init) => {
      const headers = { ...init.headers, "accept-language": now.language };
      if (now.token) headers.authorization = `Bearer ${now.token}`;
      return fetch(url, { ...init, headers, credentials: "omit" });
    },
  });

  const root = ReactDOM.createRoot($("explorer"));
  let round = 0;
  // A new key reads the schema again: another person may see it, or nobody.
  const explore = () => root.render(React.createElement(GraphiQL, {
    key: (round += 1), fetcher, storage: sessionStorage, defaultQuery: words().welcome, isHeadersEditorEnabled: false,
  }));

  const label = (persona) =>
    `${persona.name} · ${now.language === "en" ? persona.title_en : persona.title_zh}`;

  const say = () => {
    document.documentElement.lang = now.language;
    $("language").value = now.language;
    for (const element of document.querySelectorAll("[data-words]")) {
      element.textContent = words()[element.dataset.words];
    }
    const chosen = $("persona").value;
    const options = now.personas.map((persona) => new Option(label(persona), persona.persona));
    $("persona").replaceChildren(new Option(words().choose, ""), ...options);
    $("persona").value = chosen;
    $("persona-box").hidden = now.personas.length === 0;
    $("state").textContent = words()[now.state];
    $("sign-out").hidden = !now.token;
  };

  const signIn = (token, state) => {
    Object.assign(now, { token, state });
    socket.terminate();
    say();
    explore();
  };

  const become = async (persona) => {
    const answer = await fetch(`${ISSUER}/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ persona }),
    }).catch(() => null);
    const granted = answer && answer.ok ? await answer.json() : null;
    if (granted) signIn(granted.access_token, "signedIn");
    else signIn(null, "failed");
  };

  $("persona").addEventListener("change", (event) => {
    if (event.target.value) become(event.target.value);
    else signIn(null, "nobody");
  });
  $("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    const token = $("token").value.trim().replace(/^Bearer\s+/i, "");
    $("token").value = "";
    $("persona").value = "";
    if (token) signIn(token, "signedIn");
  });
  $("sign-out").addEventListener("click", () => {
    $("persona").value = "";
    signIn(null, "nobody");
  });
  $("language").addEventListener("change", (event) => {
    now.language = event.target.value;
    sessionStorage.setItem("banli:language", now.language);
    say();
  });

  // Only the demo has personas; anywhere else this is a 404 and the picker stays hidden.
  fetch(`${ISSUER}/personas`)
    .then((answer) => (answer.ok ? answer.json() : []))
    .then((personas) => { now.personas = personas; say(); })
    .catch(() => {});
  say();
  explore();
})();
