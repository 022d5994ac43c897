"""What goes wrong on the disk while a site is built is told by its name."""

from datetime import datetime
from pathlib import Path

import pytest

from dongne.errors import OutputError
from dongne.pipeline.building import build_site
from dongne.pipeline.errand import Errand
from dongne.pipeline.house import Premises
from dongne.pipeline.orders import Order
from dongne.pipeline.reading import Means
from site_tests.paper import NOW, Paper


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "No such file or directory", "/gone.jpg"), "`/gone.jpg`: 그런 파일이나 폴더가 없습니다"),
        (OSError(28, "No space left on device"), "쓰지 못했습니다. 디스크에 남은 자리가 없습니다"),
        (PermissionError(13, "Permission denied", "/site"), "`/site`: 권한이 없습니다"),
        (OSError(5, "Input/output error", "/site"), "`/site`: 읽거나 쓰지 못했습니다"),
        (OSError("so it is"), "(so it is)"),
    ],
    ids=["gone", "full", "forbidden", "broken", "unknown"],
)  # fmt: skip
def test_only_a_full_disk_is_blamed_on_its_room(tmp_path: Path, error: OSError, words: str) -> None:
    def fail(_: Errand) -> Premises | None:
        raise error

    root = Paper(tmp_path).root
    order = Order(root=root, site=root / "site", at=datetime.fromisoformat(NOW), means=Means())

    with pytest.raises(OutputError) as told:
        build_site(order, make_house=fail, warn=lambda _: None)

    assert words in str(told.value)
    assert str(told.value).endswith("이전 사이트는 그대로 있습니다.")
    assert ("남은 자리" in str(told.value)) == (error.errno == 28)
