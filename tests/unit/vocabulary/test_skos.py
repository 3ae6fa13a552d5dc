"""The vocabulary that others reuse: SKOS as its standard wants it, with all that we say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from datataal import content, vocabulary
from datataal.cli import main
from datataal.language import LANGUAGES


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=vocabulary.text(), format="json-ld")


def urn(id_: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"urn:datataal:term:{id_}")


def said(graph: rdflib.Graph, id_: str, what: rdflib.URIRef, lang: str) -> list[str]:
    return sorted(
        str(one) for one in graph.objects(urn(id_), what) if getattr(one, "language", "") == lang
    )


def test_every_term_is_a_concept_of_the_one_scheme(graph: rdflib.Graph) -> None:
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts == {urn(id_) for id_ in content.terms()}
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    assert set(graph.subjects(SKOS.inScheme, scheme)) == concepts
    assert {one.language for one in graph.objects(scheme, DCTERMS.title)} == set(LANGUAGES)


def test_a_concept_has_one_name_and_one_meaning_per_language(graph: rdflib.Graph) -> None:
    for id_, term in content.terms().items():
        for lang in LANGUAGES:
            assert said(graph, id_, SKOS.prefLabel, lang) == [term.term.in_(lang)]
            assert said(graph, id_, SKOS.definition, lang) == [term.meaning.in_(lang)]


def test_a_name_is_no_synonym_of_itself(graph: rdflib.Graph) -> None:
    """SKOS S13: preferred and alternative labels of a concept are apart."""
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert not set(graph.objects(concept, SKOS.prefLabel)) & set(
            graph.objects(concept, SKOS.altLabel)
        )


def test_what_hangs_together_does_so_both_ways_and_nothing_leads_nowhere(
    graph: rdflib.Graph,
) -> None:
    pairs = set(graph.subject_objects(SKOS.related))
    assert len(pairs) > len(content.terms()) / 2
    assert {(other, one) for one, other in pairs} == pairs
    assert not any(one == other for one, other in pairs)
    assert {one for one, _ in pairs} <= set(graph.subjects(RDF.type, SKOS.Concept))


def test_each_role_is_heard_and_the_sentence_for_a_meeting_is_there(graph: rdflib.Graph) -> None:
    term = content.term("accuracy")
    for lang in LANGUAGES:
        notes = said(graph, "accuracy", SKOS.scopeNote, lang)
        for role in ("policy", "data", "ethics"):
            reading = term.readings[role].in_(lang)
            assert sum(reading in note for note in notes) == 1
        assert sum(term.clash.in_(lang) in note for note in notes) == 1
        assert said(graph, "accuracy", SKOS.example, lang) == [term.say.in_(lang)]


def test_two_official_meanings_stand_side_by_side_with_their_sources(graph: rdflib.Graph) -> None:
    given = content.term("data-ecosystem").official
    nodes = [one for one in graph.objects(urn("data-ecosystem"), SKOS.definition)
             if isinstance(one, rdflib.BNode)]  # fmt: skip
    found = {str(one) for node in nodes for one in graph.objects(node, RDF.value)}
    assert found == {one.meaning.in_(lang) for one in given for lang in LANGUAGES}
    assert all(any(graph.objects(node, DCTERMS.bibliographicCitation)) for node in nodes)


def test_every_module_with_terms_collects_them(graph: rdflib.Graph) -> None:
    for nr in content.modules():
        members = set(graph.objects(rdflib.URIRef(f"urn:datataal:module:{nr}"), SKOS.member))
        assert members == {urn(key) for key, one in content.terms().items() if one.module == nr}


def test_the_command_writes_the_same_file_and_names_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "words.jsonld"
    assert main(["content", "vocabulary", "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8")) == vocabulary.skos()
    assert main(["content", "vocabulary", "--out", str(tmp_path / "no" / "words.jsonld")]) == 2
    assert "cannot be written" in capsys.readouterr().err
