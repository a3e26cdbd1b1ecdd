"""Words that are said on one side of the Taiwan Strait only, in Simplified characters.

OpenCC's dictionaries know many more, but most of those are good on both sides
(文件, 执行, 搜寻) or turn up within other words (程式 in 方程式). Countries come
at the end.
"""

TAIWAN = (
    "软体 硬体 韧体 网路 网际网路 程式码 原始码 伺服器 萤幕 滑鼠 印表机 硬碟 磁碟 "
    "随身碟 人工智慧 演算法 简讯 宽频 频宽 晶片 雷射 太空梭 计程车 介面 部落格 视窗 "
    "字元 巨集 列印 奈米 笔记型电脑 行动电话 数位化 数位相机 电晶体 作业系统 执行绪 函式 "
    "建构函式 剪贴簿 欧巴马 "
    "寮国 纽西兰 沙乌地阿拉伯 义大利 奈及利亚 衣索比亚 坦尚尼亚 克罗埃西亚 斯洛维尼亚 马尔地夫 "
    "辛巴威 莫三比克 尚比亚 茅利塔尼亚 波札那 亚塞拜然"
)

MAINLAND = (
    "软件 硬件 固件 互联网 源代码 服务器 屏幕 鼠标 打印机 内存 硬盘 光盘 磁盘 人工智能 数据库 短信 "
    "宽带 带宽 芯片 激光 航天飞机 出租车 博客 视频 分辨率 纳米 笔记本电脑 移动电话 晶体管 操作系统 "
    "构造函数 奥巴马 "
    "老挝 新西兰 沙特阿拉伯 意大利 肯尼亚 尼日利亚 埃塞俄比亚 坦桑尼亚 克罗地亚 斯洛文尼亚 "
    "马尔代夫 津巴布韦 莫桑比克 赞比亚 科特迪瓦 毛里塔尼亚 博茨瓦纳 阿塞拜疆"
)

NOT_BEFORE = {"软体": "动動", "晶片": "状狀"}
"""Words of Taiwan that are no such words before these characters: 软体动物, 晶片状."""
