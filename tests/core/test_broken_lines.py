"""Texts in Han that are written a few words to a line, as for the screens of phones, keep their lines."""

from __future__ import annotations

from cleancopy import clean_text

TITLE = "河口渡轮码头明年春天重新开放"
LONG = [
    "河口渡轮码头在经历了三年的修缮之后，将于明年春天重新开放，市政府在周一的新闻发布会上宣布了这一消息。",
    "根据市政府的说明，新码头的长度比原来增加了四十米，能够停靠载客量为六百人的渡轮，全年可以接待旅客二十万人次。",
    "码头旁边的候船大厅也同时完成了改建，大厅里设有售票窗口、行李寄存处和一家出售当地海产品的小商店。",
    "负责工程的陈工程师告诉记者，潮水和淤泥给施工带来了很多困难，工人们常常只能在夜里退潮的时候工作。",
    "当地居民对码头的开放表示欢迎，他们说这几年去对岸的小岛只能绕道北边的大桥，路上要花一个半小时。",
    "市政府还计划在后年修建一条连接码头和火车站的电车线路，预计总投资为一亿二千万元，目前正在征求意见。",
]
SHORT = [
    [
        "海风吹拂的清晨与渔船归来的黄昏总是令人难忘",
        "站在新铺的木栈道上远望白色灯塔与成群海鸥",
        "孩子们追逐着浪花奔跑在长长的金色沙滩上",
    ],
    [
        "海鲜面与热豆浆的香味从街角小店慢慢飘过来",
        "老手艺人摆出竹编与陶器等待远方来的客人",
        "热闹非凡的周末市集一直开到晚上十点半钟",
    ],
    [
        "带上相机与雨伞来走一走吧朋友们不要再犹豫",
        "四季都有不一样的风景在这座小城等你发现",
        "乘坐观光巴士从古城墙出发只需要十分钟左右",
    ],
    [
        "夏夜的露天电影与冬日的温泉同样值得期待哦",
        "民宿主人会为你准备一壶自家种植的高山茶叶",
        "清晨推开窗户便能看见云雾缭绕的青翠山谷",
    ],
    [
        "跟着当地向导学习如何包一只地道的咸肉粽子",
        "骑着单车穿过稻田与荷塘抵达百年老茶馆门口",
        "收藏这份攻略把它分享给最想一起旅行的人吧",
    ],
]
LINES = [line for long, short in zip(LONG, [*SHORT, []], strict=True) for line in (long, *short)]


def test_lines_of_a_few_words_stay_where_they_are_the_manner() -> None:
    text = clean_text("\n".join([TITLE, *LINES])).text.split("\n")
    assert [line for line in LINES if line not in text] == []
