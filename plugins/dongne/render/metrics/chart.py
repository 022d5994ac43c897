"""Pictures of figures, as pages hold them: not drawn before a template prints them."""

from dataclasses import dataclass

from dongne.render.metrics.bars import Bar


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Articles and comments side by side."""

    bars: tuple[Bar, ...]
    title: str
    name: str = "chart"
    """Begins the ids inside, so that a page can hold several."""
    lying: bool = False
    """Whether the bars lie: they have room for long labels."""

    def __html__(self) -> str:
        """Draw it; a page that stays as it is needs no picture."""
        from dongne.render.metrics.drawing import draw_bars  # noqa: PLC0415 - pygal takes its time to import

        return draw_bars(self.bars, title=self.title, name=self.name, lying=self.lying)
