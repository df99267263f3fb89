"""Writes a trained network into the package: the encoder as ONNX with 8-bit weights, the heads as arrays."""

import tempfile
from pathlib import Path

import numpy as np
import torch
from network import Network

from dragoman.extraction.trained.features import WORD_FEATURES

MODEL = Path(__file__).parents[1] / "src" / "dragoman" / "extraction" / "trained" / "model"


def export(network: Network, folder: Path = MODEL) -> None:
    """Encoder and heads of a network into a folder. The encoder's matrices and word table become 8-bit integers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    size = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        raw, ready = Path(scratch) / "raw.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            network.encoder,
            (torch.ones(1, 16, dtype=torch.long), torch.ones(1, 16), torch.zeros(1, 16, WORD_FEATURES)),
            str(raw), input_names=["pieces", "mask", "features"], output_names=["states"], opset_version=17,
            dynamic_axes={"pieces": size, "mask": size, "features": size, "states": size}, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(folder / "encoder.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    network.eval()
    heads = {n: v.detach().numpy() for n, v in network.state_dict().items() if not n.startswith("encoder.")}
    with (folder / "heads.npz").open("wb") as file:
        np.savez_compressed(file, **{name: value.astype(np.float16) for name, value in heads.items()})
