from datataal.checks.cli import main
from datataal.cli import main as datataal


def test_the_command_prints_each_finding_and_fails(course, capsys):
    course.plant("book/nl/how.md", "# ", "Klik hier!\n\n# ")
    assert main(["--root", str(course.root), "--only", "style"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said[:2]] == ["book/nl/how.md"] * 2
    assert said[-1].startswith("datataal check: 2 findings")


def test_the_command_succeeds_when_all_is_well(course, capsys):
    assert main(["--root", str(course.root), "--only", "terms", "--only", "tables"]) == 0
    assert "0 findings" in capsys.readouterr().out


def test_a_folder_without_a_course_is_one_clear_line(tmp_path, capsys):
    assert datataal(["check", "--root", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "There is no course to check here" in said
    assert "Traceback" not in said
