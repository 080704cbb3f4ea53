"""A bar that says on standard error how far a work has come, for who waits at a terminal."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


class Bar:
    """One line of the terminal, which goes when the work is done."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        # No thread draws: helpers are forked from this process, and would hold the locks of one.
        self._progress = Progress(
            *columns,
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._progress.start()
        self._progress.console.show_cursor()  # who stops the process at once would be left without one

    def show(self, what: str, done: int, total: int) -> None:
        """Say *what* is being done, and how much of it is; a *total* of 0 is not known yet."""
        task = next((task for task in self._progress.tasks if task.description == what and task.total), None)
        if task:
            self._progress.update(task.id, completed=done, total=total, refresh=True)
            return
        for other in self._progress.task_ids:
            self._progress.remove_task(other)
        self._progress.add_task(what, completed=done, total=total or None)
        self._progress.refresh()

    def remove(self) -> None:
        """Leave the line as it was."""
        self._progress.stop()
