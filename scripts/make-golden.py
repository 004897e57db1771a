#!/usr/bin/env python3
"""Reference cases for the kernels, computed by PyTorch in double precision.

Usage: python3 scripts/make-golden.py [FOLDER [GROUP ...]]      (default: e2e/fixtures/golden, all groups)
Needs torch (Debian: python3-torch). Each case is one JSON file
{name, op, attrs, inputs, outputs, grads?, source}; a tensor is {shape, data}, with "NaN", "Infinity" and
"-Infinity" for what JSON has no number for.
"""
import json
import math
import pathlib
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "e2e/fixtures/golden")
SOURCE = f"PyTorch {torch.__version__}, float64"


def number(value):
    if math.isfinite(value):
        return float(f"{value:.9g}")
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def plain(value):
    if isinstance(value, torch.Tensor):
        return {"shape": list(value.shape), "data": [number(v) for v in value.detach().flatten().tolist()]}
    return number(value) if isinstance(value, float) else value


def write(name, op, attrs, inputs, outputs, grads=None):
    case = {"name": name, "op": op, "attrs": attrs, "inputs": {k: plain(v) for k, v in inputs.items()}}
    case["outputs"] = {k: plain(v) for k, v in outputs.items()}
    if grads:
        case["grads"] = {k: plain(v) for k, v in grads.items()}
    case["source"] = SOURCE
    (FOLDER / f"{name}.json").write_text(json.dumps(case, separators=(",", ":")) + "\n")


def leaf(*shape, scale=1.0):
    return (torch.randn(*shape) * scale).requires_grad_()


def layer(name, op, attrs, inputs, compute):
    """A layer's output, and the gradients of its float inputs for a random upstream gradient."""
    y = compute(**inputs)
    upstream = torch.randn_like(y)
    gradients = torch.autograd.grad(y, list(inputs.values()), upstream)
    write(name, op, attrs, {**inputs, "upstream": upstream}, {"y": y}, dict(zip(inputs, gradients)))


def conv(index, n, cin, h, w, cout, kernel, stride=(1, 1), padding=(0, 0), dilation=(1, 1), groups=1, bias=True):
    attrs = {"kernel": kernel, "stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
    inputs = {"x": leaf(n, cin, h, w), "weight": leaf(cout, cin // groups, *kernel, scale=0.4)}
    if bias:
        inputs["bias"] = leaf(cout)
    run = lambda x, weight, bias=None: F.conv2d(x, weight, bias, stride, padding, dilation, groups)
    layer(f"conv2d_{index:02d}", "conv2d", attrs, inputs, run)


def convs():
    cases = [
        dict(n=2, cin=1, h=9, w=10, cout=6, kernel=(5, 5), padding=(2, 2)),
        dict(n=3, cin=3, h=7, w=6, cout=5, kernel=(3, 3), padding=(1, 1), bias=False),
        dict(n=2, cin=5, h=8, w=9, cout=9, kernel=(3, 3), stride=(2, 2), padding=(1, 1)),
        dict(n=1, cin=3, h=23, w=25, cout=6, kernel=(11, 11), stride=(4, 4)),
        dict(n=2, cin=4, h=11, w=12, cout=4, kernel=(3, 3), padding=(2, 2), dilation=(2, 2)),
        dict(n=1, cin=2, h=9, w=14, cout=3, kernel=(2, 5), padding=(0, 2)),
        dict(n=2, cin=8, h=6, w=7, cout=8, kernel=(3, 3), padding=(1, 1), groups=8),
        dict(n=1, cin=6, h=8, w=7, cout=9, kernel=(3, 3), stride=(2, 1), padding=(1, 1), groups=3),
        dict(n=1, cin=3, h=2, w=2, cout=4, kernel=(5, 5), padding=(2, 2)),
        dict(n=3, cin=13, h=5, w=5, cout=10, kernel=(1, 1)),
        dict(n=2, cin=2, h=10, w=11, cout=3, kernel=(3, 4), stride=(1, 3), padding=(0, 1), dilation=(1, 2)),
        dict(n=1, cin=18, h=5, w=6, cout=17, kernel=(3, 3), padding=(1, 1)),
    ]
    for index, case in enumerate(cases):
        conv(index, **case)


def pools():
    windows = [
        dict(shape=(2, 6, 9, 10), kernel=(2, 2), stride=(2, 2), padding=(0, 0), ceil_mode=False),
        dict(shape=(2, 5, 8, 9), kernel=(3, 3), stride=(2, 2), padding=(1, 1), ceil_mode=False),
        dict(shape=(1, 3, 7, 8), kernel=(3, 3), stride=(2, 2), padding=(0, 0), ceil_mode=True),
        dict(shape=(1, 4, 9, 7), kernel=(3, 2), stride=(2, 3), padding=(1, 0), ceil_mode=False),
        dict(shape=(2, 4, 7, 7), kernel=(3, 3), stride=(1, 1), padding=(1, 1), ceil_mode=False),
    ]
    for index, window in enumerate(windows):
        attrs = {key: value for key, value in window.items() if key != "shape"}
        settings = (window["kernel"], window["stride"], window["padding"])
        # Rounded values make ties: the first maximum in scan order must win.
        x = (torch.randn(*window["shape"]) * 2).round().requires_grad_()
        layer(f"max_pool2d_{index}", "max_pool2d", attrs, {"x": x}, lambda x: F.max_pool2d(x, *settings, ceil_mode=window["ceil_mode"]))
        for counts in (True, False):
            mean = lambda x: F.avg_pool2d(x, *settings, ceil_mode=window["ceil_mode"], count_include_pad=counts)
            name = f"avg_pool2d_{index}_{'padded' if counts else 'inside'}"
            layer(name, "avg_pool2d", {**attrs, "count_include_pad": counts}, {"x": leaf(*window["shape"])}, mean)
    layer("global_avg_pool2d", "global_avg_pool2d", {}, {"x": leaf(2, 7, 5, 6)}, lambda x: F.adaptive_avg_pool2d(x, 1))


def more_layers():
    for index, (group, shape) in enumerate([(2, (2, 6, 5, 7)), (5, (1, 10, 3, 2))]):
        layer(f"channel_max_pool_{index}", "channel_max_pool", {"group_size": group}, {"x": leaf(*shape)},
              lambda x: x.unflatten(1, (-1, group)).amax(2))
    for index, (size, alpha, beta, k, shape) in enumerate([(5, 0.3, 0.75, 2, (2, 9, 5, 6)), (4, 0.5, 1.5, 1, (1, 6, 3, 2))]):
        layer(f"local_response_norm_{index}", "local_response_norm", {"size": size, "alpha": alpha, "beta": beta, "k": k},
              {"x": leaf(*shape)}, lambda x: F.local_response_norm(x, size, alpha, beta, k))
    for index, (factor, mode, shape) in enumerate(
        [(2, "nearest", (2, 5, 3, 4)), (3, "nearest", (1, 4, 2, 1)), (2, "bilinear", (2, 3, 4, 5)), (3, "bilinear", (1, 5, 1, 3))]
    ):
        corners = {"align_corners": False} if mode == "bilinear" else {}
        layer(f"upsample_{index}", "upsample", {"scale_factor": factor, "mode": mode}, {"x": leaf(*shape)},
              lambda x: F.interpolate(x, scale_factor=factor, mode=mode, **corners))
    for index, (size, shape) in enumerate([((3, 3), (2, 5, 7, 8)), ((4, 2), (1, 6, 4, 5)), ((5, 6), (1, 3, 3, 4))]):
        layer(f"adaptive_avg_pool2d_{index}", "adaptive_avg_pool2d", {"output_size": size}, {"x": leaf(*shape)},
              lambda x: F.adaptive_avg_pool2d(x, size))
    layer("relu6", "relu6", {}, {"x": leaf(2, 5, 6, 7, scale=4.0)}, lambda x: F.relu6(x))


def points():
    functions = {"relu": F.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "gelu": F.gelu}
    for name, function in functions.items():
        layer(name, name, {}, {"x": leaf(2, 5, 4, 6, scale=2.5)}, lambda x: function(x))
    layer("leaky_relu", "leaky_relu", {"slope": 0.1}, {"x": leaf(2, 5, 4, 6)}, lambda x: F.leaky_relu(x, 0.1))
    for index, (n, inputs, outputs) in enumerate([(3, 9, 5), (1, 30, 10)]):
        tensors = {"x": leaf(n, inputs), "weight": leaf(outputs, inputs), "bias": leaf(outputs)}
        layer(f"dense_{index}", "dense", {}, tensors, lambda x, weight, bias: F.linear(x, weight, bias))


def losses():
    for index, (n, classes, scale) in enumerate([(5, 10, 3), (4, 7, 60)]):
        logits = leaf(n, classes, scale=scale)
        labels = torch.randint(classes, (n,))
        loss = F.cross_entropy(logits, labels)
        (gradient,) = torch.autograd.grad(loss, [logits])
        inputs = {"logits": logits, "labels": labels.tolist()}
        outputs = {"loss": float(loss), "probabilities": logits.softmax(1)}
        write(f"softmax_cross_entropy_{index}", "softmax_cross_entropy", {"reduction": "mean"}, inputs, outputs, {"logits": gradient})


def norms():
    for mode in ("train", "eval"):
        tensors = {"x": leaf(3, 6, 5, 7, scale=2), "gamma": leaf(6), "beta": leaf(6)}
        running = {"running_mean": torch.randn(6), "running_var": torch.rand(6) + 0.5}
        after = {key: value.clone() for key, value in running.items()}
        y = F.batch_norm(tensors["x"], after["running_mean"], after["running_var"], tensors["gamma"], tensors["beta"], mode == "train", 0.1, 1e-5)
        attrs = {"mode": mode, "momentum": 0.1, "eps": 1e-5}
        if mode == "eval":
            write("batch_norm_eval", "batch_norm", attrs, {**tensors, **running}, {"y": y})
            continue
        upstream = torch.randn_like(y)
        gradients = torch.autograd.grad(y, list(tensors.values()), upstream)
        write("batch_norm_train", "batch_norm", attrs, {**tensors, **running, "upstream": upstream}, {"y": y, **after}, dict(zip(tensors, gradients)))


def blocks():
    for name, cin, cout, stride in [("identity", 5, 5, 1), ("projection", 3, 6, 2)]:
        tensors = {"x": leaf(2, cin, 7, 6), "conv1": leaf(cout, cin, 3, 3, scale=0.3), "gamma1": leaf(cout), "beta1": leaf(cout)}
        tensors |= {"conv2": leaf(cout, cout, 3, 3, scale=0.3), "gamma2": leaf(cout), "beta2": leaf(cout)}
        if name == "projection":
            tensors |= {"conv_proj": leaf(cout, cin, 1, 1), "gamma_proj": leaf(cout), "beta_proj": leaf(cout)}

        def normed(x, gamma, beta):
            return F.batch_norm(x, None, None, gamma, beta, True, 0.0, 1e-5)

        def block(**t):
            inner = F.relu(normed(F.conv2d(t["x"], t["conv1"], None, stride, 1), t["gamma1"], t["beta1"]))
            branch = normed(F.conv2d(inner, t["conv2"], None, 1, 1), t["gamma2"], t["beta2"])
            shortcut = t["x"]
            if name == "projection":
                shortcut = normed(F.conv2d(shortcut, t["conv_proj"], None, stride), t["gamma_proj"], t["beta_proj"])
            return F.relu(branch + shortcut)

        layer(f"residual_block_{name}", "residual_block", {"stride": stride, "projection": name == "projection", "eps": 1e-5}, tensors, block)


def whole_layers():
    """Composite layers, with the app's names for settings; parameters are named `<part>.<weight or bias>`."""

    def normed(x, t, part):
        return F.batch_norm(x, None, None, t[f"{part}.weight"], t[f"{part}.bias"], training=True, eps=1e-5)

    def conv(x, t, part, **options):
        weight = t[f"{part}.weight"]
        return F.conv2d(x, weight, t.get(f"{part}.bias"), padding=weight.shape[-1] // 2, **options)

    def parts(x, **shapes):
        tensors = {"x": leaf(*x)}
        for part, shape in shapes.items():
            if len(shape) > 1:
                tensors[f"{part}.weight"] = leaf(*shape, scale=0.5)
            else:  # batch norm: near the usual start, so that ReLU cuts some values and not others
                tensors[f"{part}.weight"] = (1 + 0.3 * torch.randn(*shape)).requires_grad_()
                tensors[f"{part}.bias"] = leaf(*shape, scale=0.3)
        return tensors

    def bottleneck(**t):
        y = F.relu(normed(conv(t["x"], t, "conv1"), t, "bn1"))
        y = F.relu(normed(conv(y, t, "conv2", stride=2), t, "bn2"))
        shortcut = normed(conv(t["x"], t, "proj", stride=2), t, "proj_bn")
        return F.relu(normed(conv(y, t, "conv3"), t, "bn3") + shortcut)

    tensors = parts((2, 5, 6, 7), conv1=(3, 5, 1, 1), bn1=(3,), conv2=(3, 3, 3, 3), bn2=(3,), conv3=(8, 3, 1, 1), bn3=(8,),
                    proj=(8, 5, 1, 1), proj_bn=(8,))
    layer("layer_bottleneck", "layer", {"spec": {"type": "bottleneck", "channels": 8, "width": 3, "stride": 2}}, tensors, bottleneck)

    def inverted(stride):
        def run(**t):
            y = F.relu6(normed(conv(t["x"], t, "expand"), t, "bn1"))
            y = F.relu6(normed(conv(y, t, "depthwise", stride=stride, groups=8), t, "bn2"))
            y = normed(conv(y, t, "project"), t, "bn3")
            return y + t["x"] if stride == 1 else y
        return run

    for stride, channels in [(1, 4), (2, 6)]:
        tensors = parts((2, 4, 5, 6), expand=(8, 4, 1, 1), bn1=(8,), depthwise=(8, 1, 3, 3), bn2=(8,), project=(channels, 8, 1, 1), bn3=(channels,))
        spec = {"type": "inverted_residual", "channels": channels, "expansion": 2, "stride": stride}
        layer(f"layer_inverted_residual_{stride}", "layer", {"spec": spec}, tensors, inverted(stride))

    def fire(**t):
        y = F.relu(conv(t["x"], t, "squeeze"))
        return torch.cat([F.relu(conv(y, t, "expand1")), F.relu(conv(y, t, "expand3"))], 1)

    for index, expand in enumerate([4, 5]):
        tensors = parts((2, 6, 5, 4), squeeze=(3, 6, 1, 1), expand1=(expand, 3, 1, 1), expand3=(expand, 3, 3, 3))
        tensors |= {"squeeze.bias": leaf(3), "expand1.bias": leaf(expand), "expand3.bias": leaf(expand)}
        layer(f"layer_fire_{index}", "layer", {"spec": {"type": "fire", "squeeze": 3, "expand": expand}}, tensors, fire)

    def dense_block(**t):
        features = t["x"]
        for i in (1, 2):
            y = conv(F.relu(normed(features, t, f"layer{i}_norm1")), t, f"layer{i}_conv1")
            y = conv(F.relu(normed(y, t, f"layer{i}_norm2")), t, f"layer{i}_conv2")
            features = torch.cat([features, y], 1)
        return features

    tensors = parts((2, 5, 4, 5), layer1_norm1=(5,), layer1_conv1=(6, 5, 1, 1), layer1_norm2=(6,), layer1_conv2=(3, 6, 3, 3),
                    layer2_norm1=(8,), layer2_conv1=(6, 8, 1, 1), layer2_norm2=(6,), layer2_conv2=(3, 6, 3, 3))
    layer("layer_dense_block", "layer", {"spec": {"type": "dense_block", "layers": 2, "growth": 3, "bottleneck": 2}}, tensors, dense_block)

    def plain(**t):
        y = F.relu(normed(conv(t["x"], t, "conv1", stride=2), t, "bn1"))
        return F.relu(normed(conv(y, t, "conv2"), t, "bn2"))

    tensors = parts((2, 4, 6, 5), conv1=(5, 4, 3, 3), bn1=(5,), conv2=(5, 5, 3, 3), bn2=(5,))
    spec = {"type": "residual", "channels": 5, "kernel": 3, "stride": 2, "shortcut": "none", "batchNorm": True}
    layer("layer_plain", "layer", {"spec": spec}, tensors, plain)


def shuffles():
    for index, (groups, shape) in enumerate([(3, (2, 15, 3, 5)), (4, (1, 8, 2, 1))]):
        spec = {"type": "channel_shuffle", "groups": groups}
        layer(f"layer_channel_shuffle_{index}", "layer", {"spec": spec}, {"x": leaf(*shape)}, lambda x: torch.channel_shuffle(x, groups))


def trajectories():
    settings = {
        "sgd_momentum": (dict(lr=0.05, momentum=0.9, weight_decay=0.001), torch.optim.SGD),
        "adam": (dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8), torch.optim.Adam),
        "adamw": (dict(lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.1), torch.optim.AdamW),
    }
    lines = ["conv2d 1->4 k3 p1", "relu", "max_pool 2", "conv2d 4->6 k3", "tanh", "flatten", "dense 54->4"]
    for optimizer, (options, make) in settings.items():
        nn = torch.nn
        model = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.Tanh(), nn.Flatten(), nn.Linear(54, 4))
        x = torch.randn(6, 1, 10, 10)
        labels = torch.randint(4, (6,))
        inputs = {"x": x, "labels": labels.tolist()}
        inputs |= {f"w0.{name}": value.detach().clone() for name, value in model.named_parameters()}
        optim = make(model.parameters(), **options)
        losses = []
        for _ in range(10):
            optim.zero_grad()
            loss = F.cross_entropy(model(x), labels)
            loss.backward()
            optim.step()
            losses.append(float(loss))
        outputs = {"losses": losses} | {f"w10.{name}": value for name, value in model.named_parameters()}
        write(f"trajectory_{optimizer}", "training_trajectory", {"layers": lines, "optimizer": optimizer, "steps": 10, **options}, inputs, outputs)


def not_finite():
    """NaN and infinity passing through each layer: the same values at the same positions."""
    torch.manual_seed(21)

    def spoilt(*shape, values=(math.nan, math.inf, -math.inf), at=0):
        x = torch.randn(*shape)
        for i, value in enumerate(values):
            x.view(-1)[(at + 1 + i * (x.numel() // len(values))) % x.numel()] = value
        return x.requires_grad_()

    def both(name, op, attrs, shape, compute, routed=False, **parameters):
        """In the input; and, where that is finite, in the upstream gradient."""
        sound = {key: leaf(*size) for key, size in parameters.items()}
        if routed:  # the output only: once a window holds NaN, which of its values gets the gradient is not compared
            x = spoilt(*shape)
            write(f"not_finite_{name}_forward", op, attrs, {"x": x}, {"y": compute(x)})
        else:
            layer(f"not_finite_{name}_forward", op, attrs, {"x": spoilt(*shape), **sound}, compute)
        inputs = {"x": leaf(*shape), **sound}
        y = compute(**inputs)
        upstream = spoilt(*y.shape, values=(math.nan, math.inf)).detach()
        gradients = torch.autograd.grad(y, list(inputs.values()), upstream)
        write(f"not_finite_{name}_backward", op, attrs, {**inputs, "upstream": upstream}, {"y": y}, dict(zip(inputs, gradients)))

    window = {"dilation": (1, 1), "groups": 1}
    for name, attrs, shape, weight in [
        ("conv2d", {"kernel": (3, 3), "stride": (1, 1), "padding": (0, 0), **window}, (2, 5, 7, 10), (6, 5, 3, 3)),
        ("conv2d_strided", {"kernel": (3, 3), "stride": (2, 2), "padding": (0, 0), **window}, (1, 3, 9, 11), (4, 3, 3, 3)),
        ("conv2d_pixels", {"kernel": (5, 5), "stride": (1, 1), "padding": (0, 0), **window}, (1, 1, 9, 11), (3, 1, 5, 5)),
        ("conv2d_grouped", {"kernel": (3, 3), "stride": (1, 1), "padding": (0, 0), **window, "groups": 3}, (2, 6, 6, 7), (9, 2, 3, 3)),
        ("conv2d_depthwise", {"kernel": (3, 3), "stride": (1, 1), "padding": (0, 0), **window, "groups": 6}, (1, 6, 7, 6), (6, 1, 3, 3)),
        ("conv2d_1x1", {"kernel": (1, 1), "stride": (1, 1), "padding": (0, 0), **window}, (1, 7, 5, 6), (5, 7, 1, 1)),
    ]:
        run = lambda x, weight, bias, a=attrs: F.conv2d(x, weight, bias, a["stride"], a["padding"], a["dilation"], a["groups"])
        both(name, "conv2d", attrs, shape, run, weight=weight, bias=weight[:1])
    both("dense", "dense", {}, (4, 9), lambda x, weight, bias: F.linear(x, weight, bias), weight=(5, 9), bias=(5,))
    pool = {"kernel": (3, 3), "stride": (2, 2), "padding": (1, 1), "ceil_mode": False}
    both("max_pool2d", "max_pool2d", pool, (2, 5, 8, 9), lambda x: F.max_pool2d(x, 3, 2, 1), routed=True)
    both("max_pool2d_2", "max_pool2d", {**pool, "kernel": (2, 2), "padding": (0, 0)}, (1, 6, 6, 8), lambda x: F.max_pool2d(x, 2, 2), routed=True)
    both("avg_pool2d", "avg_pool2d", {**pool, "count_include_pad": True}, (2, 5, 8, 9), lambda x: F.avg_pool2d(x, 3, 2, 1))
    both("global_avg_pool2d", "global_avg_pool2d", {}, (2, 7, 5, 6), lambda x: F.adaptive_avg_pool2d(x, 1))
    both("adaptive_avg_pool2d", "adaptive_avg_pool2d", {"output_size": (3, 3)}, (2, 5, 7, 8), lambda x: F.adaptive_avg_pool2d(x, 3))
    both("channel_max_pool", "channel_max_pool", {"group_size": 2}, (2, 6, 5, 7), lambda x: x.unflatten(1, (-1, 2)).max(2)[0])
    both("upsample", "upsample", {"scale_factor": 2, "mode": "nearest"}, (2, 5, 3, 4), lambda x: F.interpolate(x, scale_factor=2))
    both("upsample_bilinear", "upsample", {"scale_factor": 2, "mode": "bilinear"}, (2, 3, 4, 5),
         lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False))
    shuffle = {"spec": {"type": "channel_shuffle", "groups": 3}}
    both("channel_shuffle", "layer", shuffle, (2, 15, 3, 5), lambda x: torch.channel_shuffle(x, 3))
    functions = {"relu": F.relu, "relu6": F.relu6, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "gelu": F.gelu}
    for name, function in functions.items():
        both(name, name, {}, (2, 5, 4, 6), lambda x: function(x))
    both("leaky_relu", "leaky_relu", {"slope": 0.1}, (2, 5, 4, 6), lambda x: F.leaky_relu(x, 0.1))
    norm = {"size": 3, "alpha": 0.3, "beta": 0.75, "k": 2}
    both("local_response_norm", "local_response_norm", norm, (2, 9, 5, 6), lambda x: F.local_response_norm(x, 3, 0.3, 0.75, 2))
    x, gamma, beta = spoilt(3, 6, 5, 7, values=(math.nan,)), leaf(6), leaf(6)
    running = {"running_mean": torch.zeros(6), "running_var": torch.ones(6)}
    after = {key: value.clone() for key, value in running.items()}
    y = F.batch_norm(x, after["running_mean"], after["running_var"], gamma, beta, True, 0.1, 1e-5)
    upstream = torch.randn_like(y)
    gradients = dict(zip(("x", "gamma", "beta"), torch.autograd.grad(y, [x, gamma, beta], upstream)))
    attrs = {"mode": "train", "momentum": 0.1, "eps": 1e-5}
    write("not_finite_batch_norm", "batch_norm", attrs, {"x": x, "gamma": gamma, "beta": beta, **running, "upstream": upstream},
          {"y": y, **after}, gradients)
    for name, value in (("nan", math.nan), ("infinite", math.inf)):
        logits = torch.randn(5, 10)
        logits[1, 4] = value
        logits[3, 0] = -math.inf
        logits.requires_grad_()
        labels = torch.randint(10, (5,))
        loss = F.cross_entropy(logits, labels)
        (gradient,) = torch.autograd.grad(loss, [logits])
        write(f"not_finite_cross_entropy_{name}", "softmax_cross_entropy", {"reduction": "mean"},
              {"logits": logits, "labels": labels.tolist()}, {"loss": float(loss), "probabilities": logits.softmax(1)}, {"logits": gradient})


GROUPS = (convs, pools, points, losses, norms, blocks, trajectories, more_layers, whole_layers, shuffles, not_finite)

if __name__ == "__main__":
    torch.manual_seed(20)
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:] or [make.__name__ for make in GROUPS]
    for make in GROUPS:
        if make.__name__ in wanted:
            make()
