"""A camera is known again by maker, model and place, though its number changes with every plug."""

import errno
from pathlib import Path

import pytest

from desk.scanning.camera import named_camera
from desk.scanning.cameras import Camera, chosen, on_linux

LEFT = Camera("HD Webcam", "046d:0825", "1-2", "/dev/video0")
RIGHT = Camera("HD Webcam", "046d:0825", "1-3", "/dev/video2")
OTHER = Camera("Document camera", "1bcf:0b09", "1-4", "/dev/video4")


def kernel(root: Path, node: str, port: str, name: str, index: str = "0", usb: tuple[str, str] | None = None) -> None:
    """One node of a kernel's list, as it stands under /sys."""
    function = root / "devices" / port / f"{port}:1.0"
    function.mkdir(parents=True, exist_ok=True)
    if usb:
        (function.parent / "idVendor").write_text(usb[0] + "\n")
        (function.parent / "idProduct").write_text(usb[1] + "\n")
    (root / "list" / node).mkdir(parents=True)
    (root / "list" / node / "name").write_text(name + "\n")
    (root / "list" / node / "index").write_text(index + "\n")
    (root / "list" / node / "device").symlink_to(function)


def test_the_kernel_s_list_gives_cameras_and_leaves_out_their_further_nodes(tmp_path: Path) -> None:
    kernel(tmp_path, "video10", "1-4", "Document camera", usb=("1bcf", "0b09"))
    kernel(tmp_path, "video2", "1-2", "HD Webcam", usb=("046d", "0825"))
    kernel(tmp_path, "video3", "1-2", "HD Webcam", "1", usb=("046d", "0825"))
    kernel(tmp_path, "video11", "platform", "Built in")
    found = on_linux(tmp_path / "list")
    assert [(one.name, one.key, one.device) for one in found] == [
        ("HD Webcam", "046d:0825@1-2", "/dev/video2"),
        ("Document camera", "1bcf:0b09@1-4", "/dev/video10"),
        ("Built in", "@platform", "/dev/video11"),
    ]


def test_a_computer_without_cameras_has_none(tmp_path: Path) -> None:
    assert on_linux(tmp_path / "nothing") == ()


@pytest.mark.parametrize(
    ("setting", "there", "meant"),
    [
        ("", [LEFT, OTHER], LEFT),
        (RIGHT.key, [LEFT, RIGHT, OTHER], RIGHT),
        (RIGHT.key, [OTHER, LEFT], LEFT),  # the same make in another place
        (RIGHT.key, [OTHER], OTHER),  # the only one there is
        ("@platform", [LEFT, Camera("Built in", "", "platform", "/dev/video1")], None),
    ],
)
def test_the_camera_that_is_meant(setting: str, there: list[Camera], meant: Camera | None) -> None:
    assert chosen(setting, there) == (meant or there[1])


@pytest.mark.parametrize(("setting", "there"), [("", []), (RIGHT.key, []), ("ffff:0001@9-9", [LEFT, OTHER])])
def test_a_camera_that_is_not_there_is_not_guessed(setting: str, there: list[Camera]) -> None:
    with pytest.raises(OSError, match="no such camera") as gone:
        chosen(setting, there)
    assert gone.value.errno == errno.ENODEV


def test_the_list_is_asked_again_at_each_opening() -> None:
    asked: list[int] = []

    def there() -> tuple[Camera, ...]:
        asked.append(1)
        return ()

    open_capture = named_camera(LEFT.key, there)
    for times in (1, 2):
        with pytest.raises(OSError, match="no such camera"):
            open_capture()
        assert len(asked) == times


def test_a_device_that_is_no_camera_counts_as_in_use_and_one_that_is_gone_as_gone(tmp_path: Path) -> None:
    file = tmp_path / "video0"
    file.write_bytes(b"no camera")
    for device, why in ((file, errno.EBUSY), (tmp_path / "gone", errno.ENODEV)):
        with pytest.raises(OSError, match="does not open") as closed:
            named_camera(str(device))()
        assert closed.value.errno == why
