"""Settings while the configuration is being edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.lsp.settings_keeper import SettingsKeeper, is_configuration

SOUND = 'ignore = ["SM"]\n'
BROKEN = 'ignore = ["SM"\n'


@pytest.fixture
def messages() -> list[str]:
    return []


@pytest.fixture
def keeper(messages: list[str]) -> SettingsKeeper:
    return SettingsKeeper(messages.append)


def test_a_change_counts_once_it_is_reloaded(tmp_path: Path, keeper: SettingsKeeper) -> None:
    draft = str(tmp_path / "a.md")
    assert keeper.of(draft)["ignore"] == ()

    (tmp_path / "postkit.toml").write_text(SOUND)
    assert keeper.of(draft)["ignore"] == ()

    keeper.reload()
    assert keeper.of(draft)["ignore"] == ("SM",)


def test_the_last_sound_configuration_stays_in_force(
    tmp_path: Path, keeper: SettingsKeeper, messages: list[str]
) -> None:
    draft, file = str(tmp_path / "a.md"), tmp_path / "postkit.toml"
    file.write_text(SOUND)
    keeper.of(draft)

    file.write_text(BROKEN)
    keeper.reload()

    assert keeper.of(draft)["ignore"] == ("SM",)
    assert keeper.of(draft)["ignore"] == ("SM",)
    assert len(messages) == 1
    assert "postkit.toml:1:10: is not valid TOML" in messages[0]
    assert messages[0].endswith(" its end. The last valid configuration stays in use.")


def test_what_was_never_sound_gives_the_defaults(
    tmp_path: Path, keeper: SettingsKeeper, messages: list[str]
) -> None:
    (tmp_path / "postkit.toml").write_text(BROKEN)

    assert keeper.of(str(tmp_path / "a.md"))["ignore"] == ()
    assert messages[0].endswith(" its end. Until it is corrected, the defaults are in use.")


def test_a_message_that_ends_with_a_question_gets_no_full_stop(
    tmp_path: Path, keeper: SettingsKeeper, messages: list[str]
) -> None:
    (tmp_path / "postkit.toml").write_text("ignroe = []\n")
    keeper.of(str(tmp_path / "a.md"))

    assert "did you mean `ignore`? Until " in messages[0]


def test_a_fault_is_reported_again_only_after_it_was_fixed(
    tmp_path: Path, keeper: SettingsKeeper, messages: list[str]
) -> None:
    draft, file = str(tmp_path / "a.md"), tmp_path / "postkit.toml"
    counts = []
    for text in (BROKEN, BROKEN, SOUND, BROKEN):
        file.write_text(text)
        keeper.reload()
        keeper.of(draft)
        counts.append(len(messages))

    assert counts == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("/a/postkit.toml", True),
        ("/a/.postkit.toml", True),
        ("/a/schemas/post.schema.json", True),
        ("/a/post.md", False),
    ],
)
def test_which_files_can_change_the_settings(path: str, is_one: bool) -> None:
    assert is_configuration(path) is is_one
