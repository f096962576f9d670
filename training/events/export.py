"""Write the graph that the package ships: int8 weights, one row at a time.

    python -m training.events.export IN.pt FOLDER [--temperature T] [--threshold P]

FOLDER gets ``model.onnx``, ``tokenizer.json`` and ``model.json`` (answers in the order of the outputs, temperature, threshold,
and the checksum of the graph). Rows are run one at a time, without padding: activations are quantised by the range that
they have in their own row, so an answer never depends on what else is asked.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from communique.reading.english.events.labels import questions
from training.events.encoder import EventEncoder
from training.events.train import model_folder, sizes


class _OneRow(torch.nn.Module):
    """The network for one row: ids (tokens,), marks (2,) to logits (answers,)."""

    def __init__(self, network: EventEncoder) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        return self.network(ids[None], marks[None])[0]


def export(network: EventEncoder, folder: Path, *, temperature: float, threshold: float) -> None:
    """Write the graph, the tokenizer and the description."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as work:
        plain, ready = Path(work) / "plain.onnx", Path(work) / "ready.onnx"
        torch.onnx.export(
            _OneRow(network),
            (torch.ones(24, dtype=torch.int64), torch.tensor([1, 5])),
            str(plain),
            input_names=["ids", "marks"],
            output_names=["logits"],
            dynamic_axes={"ids": {0: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(folder / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    onnx.checker.check_model(str(folder / "model.onnx"))
    shutil.copyfile(model_folder() / "tokenizer.json", folder / "tokenizer.json")
    about = {
        "version": "1",
        "questions": {name: list(answers) for name, answers in questions().items()},
        "temperature": round(temperature, 3),
        "threshold": round(threshold, 3),
        "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(),
    }
    (folder / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


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
