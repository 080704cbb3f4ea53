"""Whatever an editor does to a series, in whatever order: every part is there once, and keeps its comment."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from magcli import naming, ordering, scheduling
from magcli.model import Part
from tests.conftest import magazine_of

WRITTEN = ("un", "deux", "trois", "quatre")
INDEX = (
    "---\ntitle: Été   # provisoire\nschedule: {start: 2015-07-04, every: 1 week}\n\nparts:\n"
    "  - un   # sur un\n  # au-dessus de deux\n  - deux\n\n  - title: Plan   # sur plan\n    date: 2015-09-01\n---\n\nTexte.\n"
)

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["plan", "add", "remove", "move", "beside", "order", "redate"]),
        st.integers(0, 20),
        st.integers(0, 20),
        st.randoms(use_true_random=False),
    ),
    max_size=12,
)


class Desk:
    """A series as its files are after each step, and what ought to be in them."""

    def __init__(self, status):
        self.files = {"ete/_index.md": INDEX}
        self.files |= {
            f"ete/{slug}.md": f"---\ntitle: {slug}\nstatus: {status}\ndate: {day}\n---\n\nTexte.\n"
            for slug, day in zip(WRITTEN, ("2015-07-04", "2015-08-01", "", "2015-07-05"), strict=True)
        }
        self.expected = ["un", "deux", "plan"]
        self.commented = {"un", "deux", "plan"}
        self.planned = 0

    @property
    def magazine(self):
        return magazine_of(self.files)

    def write(self, changes):
        for change in changes:
            assert self.files[str(change.path)] == change.was
            self.files[str(change.path)] = change.text

    def plan(self, series, one, other, random):
        self.planned += 1
        to = other % (len(self.expected) + 1)
        part = Part(title=f"Sujet {self.planned}", date=date(2015, 7, 1))
        self.write(ordering.plan(series, part, to, self.magazine))
        self.expected.insert(to, f"sujet-{self.planned}")

    def add(self, series, one, other, random):
        slug, to = WRITTEN[one % len(WRITTEN)], other % (len(self.expected) + 1)
        if slug not in self.expected:
            self.write(ordering.add(series, self.magazine.articles[f"ete/{slug}"], to, self.magazine))
            self.expected.insert(to, slug)

    def remove(self, series, one, other, random):
        if self.expected:
            place = one % len(self.expected)
            self.write(ordering.remove(series, place))
            self.commented.discard(self.expected.pop(place))

    def move(self, series, one, other, random):
        if count := len(self.expected):
            name = self.expected.pop(one % count)
            self.write(ordering.reorder(series, ordering.moved(series, name, other % count)))
            self.expected.insert(other % count, name)

    def beside(self, series, one, other, random):
        count = len(self.expected)
        if count > 1 and one % count != other % count:
            name, neighbour = self.expected[one % count], self.expected[other % count]
            self.write(ordering.reorder(series, ordering.moved_beside(series, name, neighbour, after=True)))
            self.expected.remove(name)
            self.expected.insert(self.expected.index(neighbour) + 1, name)

    def order(self, series, one, other, random):
        self.expected = random.sample(self.expected, len(self.expected))
        self.write(ordering.reorder(series, ordering.in_order(series, self.expected)))

    def redate(self, series, one, other, random):
        order = range(len(self.expected))
        self.write(scheduling.reorder(series, self.magazine, order, scheduling.deal(series, self.magazine, order)))


def _after(status, steps):
    """Yield the desk after each of *steps*."""
    desk = Desk(status)
    for verb, *step in steps:
        getattr(desk, verb)(desk.magazine.series["ete"], *step)
        yield desk


@settings(max_examples=150)
@given(STEPS, st.sampled_from(["draft", "published"]))
def test_every_part_is_listed_once_with_its_comment_whatever_is_done(steps, status):
    for desk in _after(status, steps):
        series, text = desk.magazine.series["ete"], desk.files["ete/_index.md"]
        assert [naming.handle(part) for part in series.parts] == desk.expected
        assert not series.source.faults
        for name, line in (("un", "- un   # sur un"), ("plan", "- title: Plan   # sur plan")):
            assert text.count(line) == (name in desk.commented)
        if "deux" in desk.commented:
            assert re.search(r"  # au-dessus de deux\n(  #.*\n)*  - deux\n", text)
        assert text.endswith("---\n\nTexte.\n")
        assert text.startswith("---\ntitle: Été   # provisoire\nschedule: {start: 2015-07-04, every: 1 week}\n")


@settings(max_examples=50)
@given(STEPS)
def test_no_step_moves_the_date_of_a_published_part(steps):
    desk = Desk("published")
    before = {name: text for name, text in desk.files.items() if name != "ete/_index.md"}
    for after in _after("published", steps):
        assert {name: text for name, text in after.files.items() if name != "ete/_index.md"} == before
