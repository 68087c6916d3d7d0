//! Surnames and given names for invented people.

/// Common surnames, and a few of two characters.
const SURNAMES: [&str; 47] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何",
    "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田",
    "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜", "叶", "程", "欧阳", "司徒", "上官",
];
const MEN: [&str; 41] = [
    "伟", "建国", "志强", "明辉", "俊杰", "国华", "海涛", "文斌", "永康", "卫东", "晓峰", "家豪", "子轩",
    "立新", "宏伟", "庆丰", "德胜", "少华", "振宇", "光明", "学文", "思远", "景行", "浩然", "一鸣", "春生",
    "金水", "长青", "玉堂", "天佑", "启明", "泽民", "嘉诚", "锦荣", "耀祖", "炳坤", "润生", "维新", "向阳",
    "克勤", "守义",
];
const WOMEN: [&str; 43] = [
    "芳", "秀英", "丽娟", "雅琴", "晓燕", "玉兰", "桂芝", "海霞", "慧敏", "静", "思琪", "雨薇", "佳怡",
    "淑珍", "凤英", "红梅", "美玲", "春燕", "文静", "欣然", "诗涵", "素云", "月娥", "冬梅", "爱华", "惠芬",
    "少芬", "婉仪", "佩珊", "洁莹", "咏梅", "若兰", "采薇", "碧玉", "秋菊", "彩霞", "宝珠", "瑞雪", "明月",
    "清荷", "念慈", "思敏", "可欣",
];

/// The name of the person with this index. The lengths of the lists are prime to each other, so a full name comes back
/// only after more people than the seed has.
pub(super) fn of(index: usize, man: bool) -> String {
    let surname = SURNAMES[index * 5 % SURNAMES.len()];
    let given = if man {
        MEN[index * 3 % MEN.len()]
    } else {
        WOMEN[index * 3 % WOMEN.len()]
    };
    format!("{surname}{given}")
}
