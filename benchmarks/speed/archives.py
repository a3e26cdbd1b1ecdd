"""The sections about folders of posts: checked, fixed, converted."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from speed.bench import Bench, Section
from speed.tables import Target, cpu, number, ratio, result_table, table, wall
from speed.texts import markdown_files, megabytes
from speed.turns import Job

_LINT = {"rumdl": "check --no-cache", "autocorrect": "--lint", "markdownlint-cli2": ""}
# markdownlint-cli2 takes half a minute and more to fix what others fix in three seconds.
_FIX = {"rumdl": "check --fix --no-cache", "autocorrect": "--fix"}
_FORMAT = {"rumdl": "fmt --no-cache"}

_COLD = "postkit lint --no-cache"
_RUMDL = "rumdl check --no-cache"


def check_large(bench: Bench) -> Section:
    """Check a large archive: cold, and with what an earlier run has found."""
    paths = bench.copies
    rumdl_cached = f"check --cache-dir {bench.folder / 'rumdl-cache'}"
    warm = Job(
        "postkit lint, warm",
        bench.tools.postkit("lint", "--cache-dir", bench.folder / "cache", *paths),
    )
    warm_rumdl = [
        job._replace(name="rumdl check, warm")
        for job in bench.tools.rival_jobs({"rumdl": rumdl_cached}, *paths)
    ]
    filling = bench.run_once(warm._replace(name="postkit lint, filling its cache"))
    for job in warm_rumdl:
        bench.run_once(job)
    rivals = {name: _LINT[name] for name in ("rumdl", "autocorrect")}
    results = bench.run(
        [
            Job(_COLD, bench.tools.postkit("lint", "--no-cache", *paths)),
            *bench.tools.rival_jobs(rivals, *paths),
            warm,
            *warm_rumdl,
        ]
    )
    cold = results[_COLD]
    beside_rumdl = ratio(wall(cold), wall(results.get(_RUMDL)))
    beside_autocorrect = ratio(wall(cold), wall(results.get("autocorrect --lint")))
    posts = sum(len(markdown_files(path)) for path in paths)
    return Section(
        f"A large archive: {posts} posts, {sum(map(megabytes, paths)):.0f} MB",
        f"The posts {len(paths)} times, under new names, without markdownlint-cli2, which would "
        f"take longer than all others together. Ratios are to `{_RUMDL}`.",
        result_table({**results, filling.name: filling}, _RUMDL),
        [
            Target("cold, wall time: rumdl's", beside_rumdl, 1),
            Target("cold, wall time: autocorrect's", beside_autocorrect, 0.15),
            Target("warm, wall time: cold", ratio(wall(results[warm.name]), wall(cold)), 0.03),
            Target("cold, memory of all processes", cold.memory, 400, "MB"),
        ],
    )


def check_once(bench: Bench) -> Section:
    """Check the posts as they are, beside all tools, in one process too."""
    alone = "postkit lint --no-cache --jobs 1"
    results = bench.run(
        [
            Job(_COLD, bench.tools.postkit("lint", "--no-cache", bench.archive)),
            Job(alone, bench.tools.postkit("lint", "--no-cache", "--jobs", "1", bench.archive)),
            *bench.tools.rival_jobs(_LINT, bench.archive),
        ]
    )
    posts, size = len(markdown_files(bench.archive)), megabytes(bench.archive)
    return Section(
        f"The posts as they are: {posts}, {size:.0f} MB",
        f"Ratios are to `{_RUMDL}`.",
        result_table(results, _RUMDL),
        [
            Target(
                "one process, CPU time: rumdl's",
                ratio(cpu(results[alone]), cpu(results.get(_RUMDL))),
                1.5,
            )
        ],
    )


def rewrite(bench: Bench) -> Section:
    """Fix and reformat fresh copies of the posts."""
    work = bench.folder / "work"

    def fresh() -> None:
        _renew(bench.archive, work)

    fix, layout = "postkit fix --no-cache", "postkit format"
    jobs = [
        Job(_COLD, bench.tools.postkit("lint", "--no-cache", work), fresh),
        Job(fix, bench.tools.postkit("fix", "--no-cache", work), fresh),
        Job(layout, bench.tools.postkit("format", work), fresh),
    ]
    for arguments in (_FIX, _FORMAT):
        jobs += bench.tools.rival_jobs(arguments, work, prepare=fresh)
    results = bench.run(jobs)
    shutil.rmtree(work)
    lint = results[_COLD]
    return Section(
        "Fixing and formatting",
        f"Each run starts from fresh copies of the posts. Ratios are to `{_COLD}`.",
        result_table(results, _COLD),
        [
            Target("fix, CPU time: lint's", ratio(cpu(results[fix]), cpu(lint)), 1.3),
            Target("format, CPU time: lint's", ratio(cpu(results[layout]), cpu(lint)), 1.2),
        ],
    )


def convert(bench: Bench) -> Section:
    """Convert fresh copies of the posts, beside OpenCC alone."""
    work = bench.folder / "work"

    def fresh() -> None:
        _renew(bench.archive, work)

    bare = "OpenCC alone"
    script = Path(__file__).with_name("bare_opencc.py")
    plain = "postkit convert --to s2t"
    command = bench.tools.postkit("convert", "--to", "s2t", work)
    results = bench.run(
        [
            Job(plain, command, fresh),
            Job(f"{plain} --everything", [*command, "--everything"], fresh),
            Job(bare, [sys.executable, str(script), "s2t", str(work)], fresh, worst=0),
        ]
    )
    shutil.rmtree(work)
    return Section(
        "Converting",
        "Simplified posts to Traditional ones, in place, on fresh copies. OpenCC alone is a script "
        "that reads, converts all and writes. Ratios are to it.",
        result_table(results, bare),
        [
            Target(
                "wall time: OpenCC's own", ratio(wall(results[plain]), wall(results[bare])), 2.5
            ),
            Target("CPU time: OpenCC's own", ratio(cpu(results[plain]), cpu(results[bare])), 2.5),
        ],
    )


def grow(bench: Bench) -> Section:
    """Check more and more posts."""
    sizes = [size for size in (1, 2, 4, 8) if size <= len(bench.copies)]
    names = {size: f"{size}×" for size in sizes}
    results = bench.run(
        [
            Job(name, bench.tools.postkit("lint", "--no-cache", *bench.copies[:size]))
            for size, name in names.items()
        ]
    )
    least, most = results[names[sizes[0]]], results[names[sizes[-1]]]
    # All processes are at work for a while only where there is more than a little to do.
    full = sizes[:2][-1]
    rows = [
        [
            name,
            number(wall(results[name])),
            number(cpu(results[name])),
            number(results[name].memory),
            number(ratio(wall(results[name]), wall(results.get(names.get(size // 2, ""))))),
        ]
        for size, name in names.items()
    ]
    return Section(
        "Growth with the number of posts",
        f"`{_COLD}` on the posts once, twice and so on, under new names.",
        table(["posts", "wall s", "CPU s", "peak MB", "half as many: ×"], rows),
        [
            Target(
                f"{names[sizes[-1]]} the posts, wall time: that of {names[sizes[0]]}",
                ratio(wall(most), wall(least)),
                sizes[-1],
            ),
            Target(
                f"{names[sizes[-1]]} the posts, memory: that of {names[full]}",
                ratio(most.memory, results[names[full]].memory),
                1.25,
            ),
        ],
    )


def _renew(archive: Path, work: Path) -> None:
    """Make `work` a copy of the archive's posts."""
    shutil.rmtree(work, ignore_errors=True)
    for post in markdown_files(archive):
        place = work / post.relative_to(archive)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(post, place)
