"""The catalogue description has what DCAT-AP-NL 3.0 makes mandatory, by our reading of it."""

import copy
import hashlib
import json
import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from datataal import _paths
from datataal.data import package

FOLDER = _paths.CHECKOUT / "datasets" / "deltaland"
SHAPES = Path(__file__).with_name("dcat_ap_nl.ttl")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
# rdflib's own JSON-LD reader still uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
BASE = "urn:here:/"  # the files are named relative to the description


@pytest.fixture(scope="module")
def document():
    return json.loads((FOLDER / "dcat.jsonld").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shapes():
    return Graph().parse(SHAPES, format="turtle")


def graph(document):
    return Graph().parse(data=json.dumps(document), format="json-ld", publicID=BASE)


def broken(found, shapes):
    """Return the paths of the properties that break a shape."""
    _, report, _ = pyshacl.validate(graph(found), shacl_graph=shapes)
    sh = Namespace("http://www.w3.org/ns/shacl#")
    return {str(path) for path in report.objects(None, sh.resultPath)}


def without(document, node, name):
    """Return the description in which the first node of a type lacks one property."""
    found = copy.deepcopy(document)
    _first(found["@graph"], node).pop(name)
    return found


def _first(tree, kind):
    if isinstance(tree, list):
        return next((one for one in (_first(part, kind) for part in tree) if one), None)
    if not isinstance(tree, dict):
        return None
    return tree if tree.get("@type") == kind else _first(list(tree.values()), kind)


def test_it_has_all_that_is_mandatory(document, shapes):
    fits, _, text = pyshacl.validate(graph(document), shacl_graph=shapes)
    assert fits, text


@pytest.mark.parametrize(
    ("node", "name"),
    [
        ("dcat:Dataset", "dct:title"), ("dcat:Dataset", "dct:description"),
        ("dcat:Dataset", "dct:identifier"), ("dcat:Dataset", "dct:publisher"),
        ("dcat:Dataset", "dct:creator"), ("dcat:Dataset", "dcat:contactPoint"),
        ("dcat:Dataset", "dcat:theme"), ("dcat:Dataset", "dct:accessRights"),
        ("dcat:Dataset", "dct:language"), ("dcat:Dataset", "dct:spatial"),
        ("dcat:Dataset", "dct:temporal"), ("dcat:Dataset", "dct:provenance"),
        ("dcat:Dataset", "dcat:distribution"), ("dcat:Distribution", "dcat:accessURL"),
        ("dcat:Distribution", "dct:license"), ("foaf:Agent", "foaf:name"),
        ("spdx:Checksum", "spdx:algorithm"), ("spdx:Checksum", "spdx:checksumValue"),
    ],
)  # fmt: skip
def test_each_missing_field_is_found(document, shapes, node, name):
    prefix, _, word = name.partition(":")
    path = document["@context"][prefix] + word
    assert path in broken(without(document, node, name), shapes)


@pytest.mark.parametrize("name", ["vcard:fn", "vcard:hasURL"])
def test_a_contact_without_name_or_address_is_found(document, shapes, name):
    found = broken(without(document, "vcard:Organization", name), shapes)
    assert str(DCAT.contactPoint) in found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dct:accessRights", {"@id": "urn:secret"}),
        ("dcat:theme", [{"@id": "urn:energy"}]),
        ("dct:language", [{"@id": "urn:dutch"}]),
        ("dct:identifier", ["one", "two"]),
    ],
)
def test_each_wrong_value_is_found(document, shapes, name, value):
    found = copy.deepcopy(document)
    _first(found["@graph"], "dcat:Dataset")[name] = value
    prefix, _, word = name.partition(":")
    assert document["@context"][prefix] + word in broken(found, shapes)


def test_every_file_that_the_package_describes_is_a_distribution_with_its_checksum(document):
    stated = {
        one["dcat:downloadURL"]["@id"]: one for one in document["@graph"][0]["dcat:distribution"]
    }
    described = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert list(stated) == [one["path"] for one in described["resources"]]
    for path, one in stated.items():
        content = (FOLDER / path).read_bytes()
        assert one["dcat:byteSize"]["@value"] == str(len(content))
        value = one["spdx:checksum"]["spdx:checksumValue"]["@value"]
        assert value == hashlib.sha256(content).hexdigest()


def test_it_says_the_same_as_the_data_package_in_both_languages(document):
    found = graph(document)
    dataset = URIRef("urn:datataal:deltaland")
    assert (dataset, RDF.type, DCAT.Dataset) in found
    titles = {text.language: str(text) for text in found.objects(dataset, DCT.title)}
    said = {text.language: str(text) for text in found.objects(dataset, DCT.description)}
    assert titles == package()["titles"]
    assert said == package()["descriptions"]
    assert "erzonnen" in said["nl"]


def test_no_node_is_nameless_and_no_address_is_of_a_host_of_ours(document):
    found = graph(document)
    assert not [node for triple in found for node in triple if isinstance(node, BNode)]
    text = (FOLDER / "dcat.jsonld").read_text(encoding="utf-8")
    hosts = set(re.findall(r"https?://([^/\"]+)", text))
    assert hosts == {
        "creativecommons.org", "publications.europa.eu", "purl.org", "spdx.org", "www.w3.org",
        "xmlns.com",
    }  # fmt: skip


def test_the_context_is_inside_so_that_nothing_is_fetched(document):
    assert all(isinstance(iri, str) for iri in document["@context"].values())
    turned = Graph().parse(data=graph(document).serialize(format="turtle"), format="turtle")
    assert isomorphic(turned, graph(document))


def test_the_place_is_told_in_words_and_has_no_coordinates(document):
    place = document["@graph"][0]["dct:spatial"]
    assert set(place) == {"@id", "@type", "skos:prefLabel"}
    assert "verzonnen" in place["skos:prefLabel"][0]["@value"]


def test_the_period_holds_the_dates_of_the_tables(document, clean):
    period = document["@graph"][0]["dct:temporal"]
    start, end = (period[f"dcat:{word}Date"]["@value"] for word in ("start", "end"))
    assert start <= str(clean["decisions"]["date"].min().date())
    assert end >= str(clean["access_log"]["timestamp"].max().date())
