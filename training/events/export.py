"""Write the graph that the package ships: int8 weights, one row at a time.

    python -m training.events.export IN.pt FOLDER [--temperature T] [--threshold P]

FOLDER gets ``model.onnx``, ``tokenizer.json`` and ``model.json`` (answers in the order of the outputs, temperature, threshold,
and the checksum of the graph). Rows are run one at a time, without padding: activations are quantised by the range that
they have in their own row, so an answer never depends on what else is asked.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch

from communique.reading.english.events.labels import questions
from training.events.encoder import EventEncoder
from training.events.graph import write
from training.events.train import model_folder, sizes


def export(network: EventEncoder, folder: Path, *, temperature: float, threshold: float) -> None:
    """Write the graph, the tokenizer and the description."""
    about = {
        "questions": {name: list(answers) for name, answers in questions().items()},
        "temperature": round(temperature, 3),
        "threshold": round(threshold, 3),
    }
    write(network, folder, about)
    shutil.copyfile(model_folder() / "tokenizer.json", folder / "tokenizer.json")


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="python -m training.events.export", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("input", type=Path, metavar="IN.pt")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--threshold", type=float, default=0.5)
    options = parser.parse_args()
    network = EventEncoder(sizes())
    network.load_state_dict(torch.load(options.input, weights_only=True))
    export(network, options.folder, temperature=options.temperature, threshold=options.threshold)


if __name__ == "__main__":
    main()
