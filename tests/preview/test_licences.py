from app.preview import licences


def test_the_file_of_licences_is_as_the_installed_packages_say() -> None:
    assert licences.TARGET.read_text("utf-8") == licences.collect(), "run: python -m app.preview.licences"


def test_everything_the_app_needs_is_among_them() -> None:
    text = licences.collect()
    for name in ("Kivy", "PyYAML", "plyer", "fastjsonschema", "platformdirs", "Limber Sans", "Limber Icons"):
        assert f'"name": "{name}"' in text
