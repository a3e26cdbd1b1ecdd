"""Write any number of posts that nobody has written, as rows of a Parquet file.

    .venv/bin/python benchmarks/synthetic_posts.py 1000000 posts.parquet
    .venv/bin/python benchmarks/synthetic_posts.py 100000 posts/ --files 8

A post has about 5,000 characters: front matter, sections of Chinese prose with links, emphasis
and some English words, in every third post the English original of each section in a details
block. Some posts have faults, and some share a title, a source or a tag with another spelling.
The same number gives the same post on every machine, so that nothing has to be stored.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pyarrow
from pyarrow import parquet

ROWS_IN_A_GROUP = 1_000
_MEAN_CLAUSES = 320
"""Of a post without originals; one with originals has fewer, and is as long."""
_SUBJECTS = (
    *(("这座城市", "the city"), ("编辑部", "the editorial office"), ("工程师", "the engineer")),
    *(("研究人员", "the researcher"), ("老师傅", "the old craftsman"), ("渔民", "the fisherman")),
    *(("图书馆", "the library"), ("医院", "the hospital"), ("这家公司", "the company")),
    *(("学校", "the school"), ("司机", "the driver"), ("农场主", "the farmer")),
    *(("博物馆", "the museum"), ("记者", "the reporter"), ("邻居", "the neighbour")),
    *(("设计师", "the designer"), ("港口", "the harbour"), ("市政府", "the city government")),
)
_TIMES = (
    *(("去年春天", "last spring"), ("三年前", "three years ago"), ("今天早上", "this morning")),
    *(("下个月", "next month"), ("上周", "last week"), ("整个冬天", "all winter")),
    *(("从那以后", "since then"), ("每天晚上", "every evening"), ("最近", "recently")),
    *(("很久以前", "long ago"), ("第二天", "the next day"), ("不久之后", "soon after")),
)
_VERBS = (
    *(("修好了", "rebuilt"), ("重新设计了", "redesigned"), ("买下了", "bought")),
    *(("仔细检查了", "carefully inspected"), ("介绍了", "introduced"), ("打开了", "opened")),
    *(("讨论了", "discussed"), ("画出了", "drew"), ("关闭了", "closed"), ("找到了", "found")),
    *(("测量了", "measured"), ("记录了", "recorded"), ("放弃了", "gave up"), ("卖掉了", "sold")),
)
_OBJECTS = (
    *(
        ("一座旧桥", "an old bridge"),
        ("新的地图", "a new map"),
        ("河边的房子", "a riverside house"),
    ),
    *(
        ("两台机器", "two machines"),
        ("一本厚厚的书", "a thick book"),
        ("整个计划", "the whole plan"),
    ),
    *(("最后一条船", "the last boat"), ("山上的小路", "the mountain path"), ("屋顶", "the roof")),
    *(("一份长长的报告", "a long report"), ("所有的数据", "all the data"), ("花园", "the garden")),
    *(("这个软件", "the software"), ("一套新工具", "a new set of tools"), ("车站", "the station")),
    *(("水下的电缆", "the undersea cable"), ("模型", "the model"), ("图纸", "the drawings")),
)
_NAMES = ("陈一鸣", "李晓河", "王若水", "赵北", "孙立", "周海生", "吴桐", "郑重", "冯远", "许知夏")
_TAGS = tuple(a + b for a, b in product("桥河船山海城路港", ("梁", "流", "边", "上", "市", "工程")))
_LATIN_TAGS = ("Machine Learning", "Open Source", "Data Set", "Deep Sea", "Bridge Building")
_FAULTS = 8
_FAULTY = 0.12


class _Clause(NamedTuple):
    chinese: str
    english: str


def main() -> int:
    """Write what the command line asks for; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=int)
    parser.add_argument("target", type=Path, help="a .parquet file, or a folder for several")
    parser.add_argument("--files", type=int, default=0, help="how many files to write to a folder")
    options = parser.parse_args()
    if not options.files:
        write_posts(options.target, range(options.pages))
        return 0
    options.target.mkdir(parents=True, exist_ok=True)
    size = -(-options.pages // options.files)
    for number in range(options.files):
        pages = range(number * size, min((number + 1) * size, options.pages))
        write_posts(options.target / f"{number:05}.parquet", pages)
    return 0


def write_posts(target: Path, pages: range) -> None:
    """Write the posts with these numbers, a thousand in memory at a time."""
    schema = pyarrow.schema([("path", pyarrow.string()), ("text", pyarrow.string())])
    unfinished = target.with_suffix(".unfinished")
    with parquet.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        for start in range(pages.start, pages.stop, ROWS_IN_A_GROUP):
            numbers = range(start, min(start + ROWS_IN_A_GROUP, pages.stop))
            rows = {"path": [path(n) for n in numbers], "text": [post(n) for n in numbers]}
            writer.write_table(pyarrow.table(rows, schema))
    unfinished.rename(target)


def path(number: int) -> str:
    """Return the path of a post."""
    return f"posts/{number // 1000:06}/{number:09}.md"


def post(number: int) -> str:
    """Return the text of a post."""
    chance = random.Random(number)
    has_originals = number % 3 == 0
    length = max(0.3, chance.lognormvariate(-0.1, 0.45)) * (0.22 if has_originals else 1)
    sections = max(2, round(length * 6))
    left = max(sections, round(length * _MEAN_CLAUSES))
    parts = [_front_matter(number, chance)]
    for _ in range(sections):
        clauses = chance.choices(_CLAUSES, k=left // sections)
        parts += _section(clauses, chance, has_originals=has_originals)
    text = "\n\n".join(parts) + "\n"
    return _damaged(text, chance) if chance.random() < _FAULTY else text


def _front_matter(number: int, chance: random.Random) -> str:
    first, second = chance.choices(_CLAUSES, k=2)
    title = f"{first.chinese}，{second.chinese}"
    if chance.random() < 0.02:  # Two in a hundred neighbours, which share it.
        title = f"桥边手记（{number // 100}）"
    # A source that an older post has.
    source = number // 2 if chance.random() < 0.005 else number
    tags = [*chance.sample(_TAGS, 3), chance.choice(_LATIN_TAGS)]
    if chance.random() < 0.002:
        tags[-1] = tags[-1].lower().replace(" ", "-")
    return (
        f"---\ntitle: {title}\ndate: 20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f"author: {chance.choice(_NAMES)}\nsource: https://news.example/articles/{source}\n"
        f"tags: [{', '.join(tags)}]\n---"
    )


def _section(
    clauses: list[_Clause], chance: random.Random, *, has_originals: bool
) -> Iterator[str]:
    """Yield the blocks of a section: its heading, paragraphs, and the original."""
    yield f"## {clauses[0].chinese}"
    sentences = [clauses[at : at + 3] for at in range(0, len(clauses), 3)]
    chinese = ["，".join(clause.chinese for clause in sentence) + "。" for sentence in sentences]
    ornament = chance.randrange(6)
    if ornament == 0:
        chinese[0] = f"**{chinese[0][:-1]}**。"
    elif ornament == 1:
        address = f"https://news.example/notes/{chance.randrange(10_000)}"
        chinese[-1] += f"详见[{clauses[0].chinese}]({address})。"
    elif ornament == 2:
        chinese[0] += f"这里用 Python {chance.randrange(3, 9)} 和 DuckDB，共 {len(clauses)} 次。"
    paragraphs = ["".join(chinese[at : at + 4]) for at in range(0, len(chinese), 4)]
    if has_originals:
        english = [
            ", ".join(clause.english for clause in sentence).capitalize() + "."
            for sentence in sentences
        ]
        for at, paragraph in enumerate(paragraphs):
            original = " ".join(english[at * 4 : at * 4 + 4])
            yield paragraph
            yield (
                "<details>\n<summary>English</summary>\n"
                f'<p class="english-text">{original}</p>\n</details>'
            )
        return
    yield from paragraphs
    if ornament == 3:
        yield "\n".join(f"- {clause.chinese}" for clause in clauses[:4])


def _damaged(text: str, chance: random.Random) -> str:
    """Return the text with one of the faults that drafts have."""
    fault = chance.randrange(_FAULTS)
    if fault == 0:
        return text.replace("，", ",", 3)
    if fault == 1:
        return text.replace("</details>", "", 1) if "</details>" in text else text + "<details>\n"
    if fault == 2:
        return text.replace("机器", "機器", 1).replace("软件", "軟件", 1)
    if fault == 3:
        return text.replace("。", "。**真的。**然后", 1)
    if fault == 4:
        return text.replace("\ntags: [", "\ntags: [桥梁, 桥梁, ", 1)
    if fault == 5:
        return text.replace("## ", "##", 1)
    if fault == 6:
        return text + "\n<!-- chunk 1/8 -->\n\n![]()\n"
    return text.replace("\ntitle: ", "\ntitle: 连载: ", 1)


def _clauses() -> list[_Clause]:
    parts = product(_TIMES, _SUBJECTS, _VERBS, _OBJECTS)
    return [
        _Clause(f"{time[0]}{who[0]}{verb[0]}{what[0]}", f"{time[1]} {who[1]} {verb[1]} {what[1]}")
        for time, who, verb, what in parts
    ]


_CLAUSES = _clauses()


if __name__ == "__main__":
    raise SystemExit(main())
