"""Whatever the front matter looks like, an edit changes what was asked for, and nothing else."""

from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

from magcli.errors import UnsafeEdit
from magcli.model import Node
from magcli.text import frontmatter

# ---- files as people write them ------------------------------------------------------------------------

words = st.sampled_from(
    ["un", "deux mots", "l'été", "C#", "a:b", "2015-07-04", "no", "é😀", "Le\u00a0mag", "x, y", "- z"]
)
plain_words = words.filter(lambda word: word not in ("no", "- z"))
comments = st.sampled_from(["", "", " # c", "  # l'été : 'fin", " #"])
noise = st.lists(st.sampled_from(["", "# seul", "  # au milieu : [", "#"]), max_size=2)
keys = st.lists(st.sampled_from(["title", "on", "été", "a b", "content", '"q"', "1"]), unique=True, min_size=1)


@st.composite
def scalars(draw: st.DrawFn) -> str:
    word = draw(words)
    quoted = st.sampled_from(["'" + word.replace("'", "''") + "'", f'"{word}"'])
    plain = word[0] not in "-"
    return draw(st.one_of(quoted, st.just(word)) if plain else quoted)


flow_scalars = scalars().filter(lambda written: "," not in written or written[0] in "'\"")
gaps = st.sampled_from([", ", ",", " ,  "])


@st.composite
def flow_lists(draw: st.DrawFn) -> str:
    items = draw(st.lists(flow_scalars | st.just("{k: v}") | st.just("[w]"), max_size=4))
    inside = "".join(item + draw(gaps) for item in items[:-1]) + "".join(items[-1:])
    return draw(st.sampled_from(["[{}]", "[ {} ]", "[{} ,]" if items else "[{}]"])).format(inside)


@st.composite
def block_lists(draw: st.DrawFn) -> list[str]:
    """Lines below a key: a list whose items have comments on, above and below them, and blank lines between."""
    indent = draw(st.sampled_from(["", "  ", "    "]))
    lines: list[str] = draw(noise)
    for _ in range(draw(st.integers(1, 4))):
        item = f"{indent}-{draw(st.sampled_from([' ', '   ']))}"
        if draw(st.booleans()):
            lines.append(item + draw(scalars()) + draw(comments))
        else:
            lines += [f"{item}title: {draw(scalars())}", f"{' ' * len(item)}date: {draw(words.filter(str.isalpha))}"]
        lines += draw(noise)
    return lines


@st.composite
def entries(draw: st.DrawFn, key: str, kinds: str) -> list[str]:
    """The lines of one key, of one of the *kinds*."""
    kind = draw(st.sampled_from(kinds.split()))
    if kind == "block":
        return [f"{key}:{draw(comments)}", *draw(block_lists())]
    if kind == "text":
        return [f"{key}: {draw(st.sampled_from(['|', '>-']))}", "  un", "", "  deux", ""]
    value = {"scalar": scalars(), "plain": plain_words, "flow": flow_lists(), "empty": st.just("")}[kind]
    return [f"{key}:{draw(st.sampled_from([' ', '   ']))}{draw(value)}{draw(comments)}", *draw(noise)]


@st.composite
def files(draw: st.DrawFn, kinds: str = "scalar scalar flow block empty text") -> str:
    lines = draw(noise)
    for key in draw(keys):
        lines += draw(entries(key, kinds))
    body = draw(st.sampled_from(["", "Corps", "\nUn\n---\ndeux\n---\n", "title: x\n"]))
    mark, ends = draw(st.sampled_from(["", "\ufeff"])), draw(st.sampled_from(["\n", "\r\n"]))
    return mark + "\n".join(["---", *lines, "---", body]).replace("\n", ends)


class Place(NamedTuple):
    """A file, and one of its keys."""

    text: str
    key: str

    @property
    def node(self) -> Node:
        return frontmatter.parse(self.text).fields[self.key]


@st.composite
def places(draw: st.DrawFn, kinds: str = "scalar scalar flow block empty text") -> Place:
    text = draw(files(kinds))
    known = [key for key, node in frontmatter.parse(text).fields.items() if node.items or kinds != LISTS]
    assume(known)
    return Place(text, draw(st.sampled_from(known)))


LISTS = "flow block"


def said(text: str) -> object:
    return frontmatter.plain(frontmatter.parse(text).fields)


# ---- what holds of all of them -------------------------------------------------------------------------


@given(files())
def test_files_as_people_write_them_can_be_read(text):
    assert frontmatter.parse(text).problems == ()


@given(places(), st.text())
def test_a_text_that_is_set_reads_back_and_the_rest_stays(place, value):
    node = place.node
    try:
        edited = frontmatter.set_value(place.text, place.key, value)
    except UnsafeEdit:
        assert "#" in place.text[node.key.end : node.span.end]  # a comment would be lost
        return
    assert said(edited) == said(place.text) | {place.key: value}
    assert edited.startswith(place.text[: node.key.end])
    after = place.text[node.span.end :]
    assert edited.endswith(after if node.value is not None else after.removeprefix(" "))


@given(files(), st.text())
def test_a_new_key_stands_below_the_others(text, value):
    edited = frontmatter.set_value(text, "new", value)
    end = frontmatter.parse(text).head.end
    assert said(edited) == said(text) | {"new": value}
    assert (edited[:end], edited[len(edited) - len(text) + end :]) == (text[:end], text[end:])


@given(
    st.text(
        st.characters(codec="utf-8") | st.sampled_from("'\"\\:#,-[]{}&*!|>%@`~\u00a0\u202f\u2028\x85\ufeff\r\n\t é😀")
    )
)
def test_any_text_can_be_a_value(value):
    text = "---\na: x  # c\nb: 'x'  # c\nc: \"x\"\nd: [x]\ne:\n  - x\n---\nCorps\n"
    for key in "abc":
        assert said(frontmatter.set_value(text, key, value)) == said(text) | {key: value}
    for key in "de":
        assert said(frontmatter.insert_item(text, key, 1, value)) == said(text) | {key: ["x", value]}
        assert said(frontmatter.set_value(text, (key, 0), value)) == said(text) | {key: [value]}


@given(places("plain"), plain_words)
def test_setting_a_plain_value_back_restores_every_byte(place, value):
    assume(value != "2015-07-04" != place.node.value)  # they are quoted, unless they are dates
    edited = frontmatter.set_value(place.text, place.key, value)
    assert frontmatter.set_value(edited, place.key, place.node.value) == place.text


@given(places(LISTS), st.data())
def test_an_order_and_its_inverse_restore_every_byte(place, data):
    items = said(place.text)[place.key]
    order = data.draw(st.permutations(range(len(items))))
    edited = frontmatter.reorder_items(place.text, place.key, order)
    assert said(edited) == said(place.text) | {place.key: [items[at] for at in order]}
    assert frontmatter.reorder_items(edited, place.key, [order.index(at) for at in range(len(items))]) == place.text


@given(places(LISTS), st.data())
def test_an_order_moves_lines_and_changes_none(place, data):
    node = place.node
    assume(place.text[node.span.start] == "-")
    order = data.draw(st.permutations(range(len(node.items))))
    edited = frontmatter.reorder_items(place.text, place.key, order)
    assert sorted(edited.splitlines(keepends=True)) == sorted(place.text.splitlines(keepends=True))
    for line in place.text.splitlines():
        assert edited.count(line) == place.text.count(line)


@given(places(LISTS), st.text(), st.data())
def test_an_item_that_comes_and_goes_leaves_no_trace(place, value, data):
    items = said(place.text)[place.key]
    at = data.draw(st.integers(0, len(items)))
    edited = frontmatter.insert_item(place.text, place.key, at, value)
    assert said(edited) == said(place.text) | {place.key: [*items[:at], value, *items[at:]]}
    assert frontmatter.remove(edited, (place.key, at)) == place.text


@given(places(LISTS), st.data())
def test_an_item_that_goes_is_cut_out_in_one_piece(place, data):
    items = said(place.text)[place.key]
    at = data.draw(st.integers(0, len(items) - 1))
    try:
        edited = frontmatter.remove(place.text, (place.key, at))
    except UnsafeEdit:
        assert len(items) == 1  # and a comma behind it
        return
    assert said(edited) == said(place.text) | {place.key: items[:at] + items[at + 1 :] or None}
    gone = len(place.text) - len(edited)
    assert any(place.text[:cut] + place.text[cut + gone :] == edited for cut in range(len(edited)))


@given(places(LISTS), st.data())
def test_line_ends_make_no_difference_to_an_edit(place, data):
    unix = place.text.replace("\r\n", "\n")
    windows = unix.replace("\n", "\r\n")
    key, count = place.key, len(place.node.items)
    at, order = data.draw(st.integers(0, count - 1)), data.draw(st.permutations(range(count)))
    for edit in (
        lambda text: frontmatter.set_value(text, "new", "x"),
        lambda text: frontmatter.insert_item(text, key, at, "x"),
        lambda text: frontmatter.reorder_items(text, key, order),
    ):
        assert edit(windows) == edit(unix).replace("\n", "\r\n")
