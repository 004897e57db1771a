#!/usr/bin/env python3
"""Runs PyTorch source that the app wrote and compares it with what the app says and computes of the same networks.

Usage: python3 scripts/check-pytorch-source.py FOLDER      (npm run check-pytorch writes the folder and calls this)
Needs torch alone. Each file of the folder is one network, a TorchCase of e2e/harness/torch-case.ts.
"""
import base64
import json
import pathlib
import sys

import torch

# What a difference may be, relative to the largest value: and as often what single precision alone does in PyTorch.
TOLERANCE = 1e-4
ROUNDING = 30


def numbers(text):
    data = bytearray(base64.b64decode(text))
    return torch.frombuffer(data, dtype=torch.float32) if data else torch.zeros(0)


def model_of(case):
    scope = {}
    exec(compile(case["source"], case["name"], "exec"), scope)
    return scope["model"]


def take(flat, tensors):
    """Fills tensors one after another from a flat one, which they must use up."""
    at = 0
    for tensor in tensors:
        tensor.copy_(flat[at : at + tensor.numel()].view_as(tensor))
        at += tensor.numel()
    assert at == flat.numel(), f"{flat.numel()} numbers for {at} places"


def statistics(model):
    norms = [m for m in model.modules() if isinstance(m, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d))]
    return [buffer for norm in norms for buffer in (norm.running_mean, norm.running_var)]


def compute(case, dtype, train):
    """Output and running statistics of the source with the app's weights."""
    given = case["numbers"]
    model = model_of(case).to(dtype).train(train)
    with torch.no_grad():
        take(numbers(given["parameters"]).to(dtype), model.parameters())
        take(numbers(given["statistics"]).to(dtype), statistics(model))
        y = model(numbers(given["x"]).to(dtype).view(case["input"]))
    flat = [buffer.flatten() for buffer in statistics(model)]
    return y.flatten(), torch.cat(flat) if flat else torch.zeros(0, dtype=dtype)


def difference(found, exact):
    if exact.numel() == 0:
        return 0.0
    return float((found.double() - exact).abs().max() / exact.abs().max().clamp(min=1e-30))


class Comparison:
    """Largest difference of one kind, and what PyTorch's own single precision differs by."""

    def __init__(self, what):
        self.what, self.count, self.worst, self.own = what, 0, 0.0, 0.0

    def add(self, found, single, exact):
        if not torch.isfinite(exact).all() or not torch.isfinite(single).all():
            return []
        error, rounding = difference(found, exact), difference(single, exact)
        self.count, self.worst, self.own = self.count + 1, max(self.worst, error), max(self.own, rounding)
        if error <= TOLERANCE + ROUNDING * rounding:
            return []
        return [f"{self.what}: differs by {error:.1e} (single precision in PyTorch: {rounding:.1e})"]


def check_shapes(case):
    """Parameters and output shape, on no memory at all."""
    with torch.device("meta"):
        model = model_of(case).eval()
        output = list(model(torch.zeros(case["input"])).shape)
    parameters = [[name.split(".")[-1], list(p.shape)] for name, p in model.named_parameters()]
    complaints = []
    if parameters != case["parameters"]:
        complaints.append(f"parameters: {parameters} in PyTorch, {case['parameters']} in the app")
    if output != case["output"]:
        complaints.append(f"output: {output} in PyTorch, {case['output']} in the app")
    return complaints


def check_numbers(case, evaluated, trained, running):
    given = case["numbers"]
    single, _ = compute(case, torch.float32, False)
    exact, _ = compute(case, torch.float64, False)
    complaints = evaluated.add(numbers(given["evaluated"]), single, exact)
    if given["trained"]:
        single, after_single = compute(case, torch.float32, True)
        exact, after = compute(case, torch.float64, True)
        complaints += trained.add(numbers(given["trained"]["y"]), single, exact)
        if after.numel():
            complaints += running.add(numbers(given["trained"]["statistics"]), after_single, after)
    return complaints


def main(folder):
    evaluated, trained, running = map(Comparison, ("output", "output in training", "running statistics"))
    failed, types = 0, {}
    files = sorted(pathlib.Path(folder).glob("*.json"))
    for file in files:
        case = json.loads(file.read_text())
        for kind in set(case["types"]):
            types[kind] = types.get(kind, 0) + 1
        try:
            complaints = check_shapes(case)
            if not complaints and case["numbers"]:
                complaints = check_numbers(case, evaluated, trained, running)
        except Exception as error:  # whatever a source throws is what this looks for
            complaints = [f"{type(error).__name__}: {error}"]
        failed += bool(complaints)
        for complaint in complaints:
            print(f"{case['name']}: {complaint}\n{case['source']}")
    print("networks with each layer type:", ", ".join(f"{kind} {types[kind]}" for kind in sorted(types)))
    for each in (evaluated, trained, running):
        print(f"{each.what}: {each.count} networks, largest difference {each.worst:.1e} (single precision in PyTorch {each.own:.1e})")
    print(f"{len(files) - failed} passed, {failed} failed")
    return failed == 0 and len(files) > 0


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1]) else 1)
