/** The small reader of Python that judges the app's PyTorch source must itself refuse what Python or PyTorch would. */
import { expect, test } from "@playwright/test";
import { runTorchSource } from "../fixtures/unit/torch/run.ts";

const IMPORTS = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

function shapeOf(input: readonly number[], ...modules: readonly string[]): readonly number[] {
  return runTorchSource(`${IMPORTS}model = nn.Sequential(\n${modules.join(",\n")}\n)\n`, input).output;
}

test("shapes that PyTorch's documentation and its users know", () => {
  const photo = [1, 3, 224, 224];
  expect(shapeOf(photo, "nn.Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)")).toEqual([1, 64, 112, 112]);
  expect(shapeOf(photo, "nn.Conv2d(3, 16, (3, 5), stride=(2, 1), padding=(4, 2), dilation=(3, 1))")).toEqual([
    1, 16, 113, 224,
  ]);
  expect(shapeOf([1, 64, 112, 112], "nn.MaxPool2d(kernel_size=3, stride=2, padding=1)")).toEqual([1, 64, 56, 56]);
  expect(shapeOf([20, 16, 50, 32], "nn.MaxPool2d((3, 2), stride=(2, 1))")).toEqual([20, 16, 24, 31]);
  expect(shapeOf([1, 96, 54, 54], "nn.MaxPool2d(3, 2, ceil_mode=True)")).toEqual([1, 96, 27, 27]);
  // The third window would start in the right padding.
  expect(shapeOf([1, 1, 3, 3], "nn.MaxPool2d(2, 4, padding=1, ceil_mode=True)")).toEqual([1, 1, 1, 1]);
  expect(shapeOf([1, 512, 7, 7], "nn.AdaptiveAvgPool2d((1, 1))", "nn.Flatten()", "nn.Linear(512, 1000)")).toEqual([
    1, 1000,
  ]);
  expect(shapeOf([2, 50], "nn.Linear(50, 50)", "nn.Unflatten(1, (2, 5, 5))")).toEqual([2, 2, 5, 5]);
  expect(shapeOf([1, 1, 2, 2], 'nn.Upsample(scale_factor=2, mode="bilinear")')).toEqual([1, 1, 4, 4]);
  expect(shapeOf([1, 1, 3, 3], "nn.ZeroPad2d((1, 1, 2, 0))")).toEqual([1, 1, 5, 5]);
});

const refused: readonly (readonly [input: readonly number[], module: string])[] = [
  [[1, 3, 8, 8], "nn.Conv2d(4, 8, 3)"],
  [[1, 3, 2, 2], "nn.Conv2d(3, 8, 3)"],
  [[1, 3], "nn.Conv2d(3, 8, 1)"],
  [[1, 6, 8, 8], "nn.Conv2d(6, 8, 3, groups=4)"],
  [[1, 3, 8, 8], 'nn.Conv2d(3, 8, 3, stride=2, padding="same")'],
  [[1, 3, 8, 8], "nn.Conv2d(3, 8, 3, pad=1)"],
  [[1, 3, 8, 8], "nn.Conv2d(3, 8)"],
  [[1, 3, 8, 8], "nn.Linear(192, 10)"],
  [[1, 3, 1, 1], "nn.Linear(3, 10)"],
  [[1, 3], "nn.BatchNorm2d(3)"],
  [[1, 3, 8, 8], "nn.BatchNorm1d(3)"],
  [[1, 3, 8, 8], "nn.MaxPool2d(2, padding=2)"],
  [[1, 3], "nn.MaxPool2d(1)"],
  [[1, 4], "nn.ChannelShuffle(2)"],
  [[1, 4], "nn.LocalResponseNorm(3)"],
  [[1, 4], "nn.Upsample(scale_factor=2)"],
  [[1, 4, 2], 'nn.Upsample(scale_factor=2, mode="bilinear")'],
  [[1, 5], "nn.Unflatten(1, (2, 2, 1))"],
  [[1, 3, 8, 8], "nn.Dropout(1.5)"],
  [[1, 3, 8, 8], "nn.ResidualBlock(3, 3)"],
  [[1, 3, 8, 8], "ResidualBlock(3, 3)"],
  [[1, 3, 8, 8], "nn.ReLU(0.1)"],
  [[1, 3, 8, 8], "nn.ReLU("],
];

for (const [input, module] of refused) {
  test(`${module} on ${input.join(" x ")} is refused`, () => {
    expect(() => shapeOf(input, module)).toThrow();
  });
}

const CLASS = `${IMPORTS}
class Block(nn.Module):
    def __init__(self, channels, doubled=False):
        super().__init__()
        self.convs = nn.ModuleList()
        for i in range(2):
            self.convs.append(nn.Conv2d(channels, 2 * channels if doubled else channels, 1))
        self.after = nn.BatchNorm2d(channels)

    def forward(self, x):
        y = x
        for conv in self.convs:
            y = y + conv(x)
        if not y:
            return x
        return torch.cat([x, F.relu(self.after(y))], 1)


model = Block(3)
`;
/** The class without the line in which a tensor is asked whether it is true, which PyTorch refuses. */
const RUNS = CLASS.replace("        if not y:\n            return x\n", "");

test("classes run as Python runs them", () => {
  const { parameters, output } = runTorchSource(RUNS, [2, 3, 4, 5]);
  expect(output).toEqual([2, 6, 4, 5]);
  expect(parameters).toEqual([
    ["convs.0.weight", [3, 3, 1, 1]],
    ["convs.0.bias", [3]],
    ["convs.1.weight", [3, 3, 1, 1]],
    ["convs.1.bias", [3]],
    ["after.weight", [3]],
    ["after.bias", [3]],
  ]);
});

test("classes that Python or PyTorch would refuse are refused", () => {
  const broken = [
    CLASS,
    RUNS.replace("        super().__init__()\n", ""),
    RUNS.replace("import torch\n", ""),
    RUNS.replace("Block(3)", "Block(3, tripled=True)"),
    RUNS.replace("Block(3)", "Block()"),
    RUNS.replace("Block(3)", "Block(3, doubled=True)"),
    RUNS.replace("self.after(y)", "self.before(y)"),
    RUNS.replace("        y = x\n", "       y = x\n"),
    RUNS.replace("F.relu", "F.selu"),
    RUNS.replace(", 1)\n\n\nmodel", ", 2)\n\n\nmodel").replace("[x, F", "[model, F"),
    RUNS.replace("(nn.Module)", "(nn.Linear)"),
  ];
  for (const source of broken) expect(() => runTorchSource(source, [2, 3, 4, 5]), source).toThrow();
});
