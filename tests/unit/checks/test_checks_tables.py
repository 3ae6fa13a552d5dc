import json

PANEL = "datasets/deltaland/clean/panel.csv"
RAW = "datasets/deltaland/raw/municipalities.csv"


def edit(course, file, row, column, value):
    path = course.root / file
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[row].split(",")
    cells[lines[0].split(",").index(column)] = value
    lines[row] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_missing_table_is_named(course):
    (course.root / PANEL).unlink()
    found = course.only("tables")
    assert found.startswith(f"{PANEL}: The table cannot be read")
    assert "datataal data build" in found


def test_a_renamed_column_is_named_in_clean_and_raw_form(course):
    course.plant(PANEL, "participant,", "respondent,")
    course.plant(RAW, "municipality,", "town,")
    assert [one.partition(":")[0] for one in course.found("tables")] == [RAW, PANEL]


def test_a_value_outside_its_list_is_named_with_line_and_column(course):
    edit(course, PANEL, 3, "q_general", "perhaps")
    found = course.only("tables")
    assert found.startswith(f"{PANEL}:4 (q_general): 'perhaps' is not a good value")
    assert "yes" in found


def test_a_missing_required_value_is_named(course):
    edit(course, PANEL, 3, "municipality", "")
    assert "it is required" in course.only("tables")


def test_a_value_of_another_type_is_named(course):
    edit(course, "datasets/deltaland/clean/municipalities.csv", 2, "dwellings", "many")
    assert "a value of type integer" in course.only("tables")


def test_a_value_below_its_minimum_is_named(course):
    edit(course, "datasets/deltaland/clean/municipalities.csv", 2, "dwellings", "-1")
    assert "at least" in course.only("tables")


def test_a_key_that_occurs_twice_is_named(course):
    edit(course, PANEL, 3, "participant", "DP-0001")
    assert "'DP-0001' occurs again in participant" in course.only("tables")


def test_a_row_with_a_value_too_many_is_named(course):
    path = course.root / PANEL
    path.write_text(path.read_text(encoding="utf-8") + "DP-1501,DM01\n", encoding="utf-8")
    assert "The row has 2 values" in course.only("tables")


def test_a_shifted_column_is_named_a_few_times_and_not_for_each_row(course):
    path = course.root / PANEL
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    shifted = [row.partition(",")[2] + "," for row in rows]
    path.write_text("\n".join([header, *shifted]) + "\n", encoding="utf-8")
    assert len(course.found("tables")) == 5


def test_planted_flaws_of_the_raw_form_are_left_alone(course):
    edit(course, RAW, 3, "dwellings", "1000000")
    assert course.found("tables") == []


def test_a_damaged_description_is_one_finding_and_no_traceback(course):
    (course.root / "datasets/deltaland/datapackage.json").write_text("{", encoding="utf-8")
    assert "damaged" in course.only("tables")


def test_damaged_figures_are_named(course):
    (course.root / "datasets/deltaland/figures.json").write_text("[]", encoding="utf-8")
    assert "figures.json: The file is missing, damaged" in course.only("tables")
    assert course.found("references") == []


def test_a_description_that_is_not_yaml_is_named(course):
    name = "src/datataal/data/tables/panel.yml"
    course.plant(name, "name: panel", "name: [panel")
    assert course.only("schemas").startswith(f"{name}:")


def test_the_copy_holds_every_table_of_the_package(pristine):
    folder = pristine / "datasets/deltaland"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert all((folder / resource["path"]).is_file() for resource in package["resources"])
