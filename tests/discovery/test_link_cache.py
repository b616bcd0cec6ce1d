"""Links are joined with the origin where that is all they depend on: the same addresses as when joined with the page."""

from __future__ import annotations

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from cleancopy.discovery.links import folder_of, origin_of
from cleancopy.discovery.urls import join

BASES = st.builds(
    "https://example.org{}{}".format,
    st.sampled_from(["", ":8080"]),
    st.sampled_from(["", "/", "/a/b", "/a/b/?c=/d", "?q=//x/", "#f/", "/a//b/"]),
)
HREFS = st.one_of(
    st.builds("/{}".format, st.text("ab./?#:", max_size=8).filter(lambda text: not text.startswith("/"))),
    st.builds("http{}://other.example/{}".format, st.sampled_from(["", "s"]), st.text("ab./?#:", max_size=8)),
)


@given(BASES, HREFS)
def test_a_whole_path_depends_on_the_origin_alone(base: str, href: str) -> None:
    assert join(origin_of(base), href) == join(base, href)
    assert urljoin(origin_of(base), href) == urljoin(base, href)


@given(BASES, st.builds("{}{}".format, st.sampled_from("ab."), st.text("ab./?#:; ", max_size=8)))
def test_other_paths_depend_on_the_folder_alone(base: str, href: str) -> None:
    assert join(folder_of(base), href) == join(base, href)
