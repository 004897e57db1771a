/** Python source of the classes that layers need and torch.nn lacks. Loaded where PyTorch source is written, not before. */

/** A class whose source is written along with a network. */
export type DefinedClass =
  | "Bottleneck"
  | "ChannelMaxPool"
  | "DenseBlock"
  | "Fire"
  | "InvertedResidual"
  | "ResidualBlock";

/** Sources by class; their arguments are those of the layer's `pytorch`. */
export const torchDefinitions: Readonly<Record<DefinedClass, string>> = {
  Bottleneck: `class Bottleneck(nn.Module):
    def __init__(self, in_channels, width, channels, stride=1, shortcut="identity"):
        super().__init__()
        self.shortcut = shortcut
        self.conv1 = nn.Conv2d(in_channels, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, channels, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(channels)
        if shortcut == "projection":
            self.proj = nn.Conv2d(in_channels, channels, 1, stride=stride, bias=False)
            self.proj_bn = nn.BatchNorm2d(channels)

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = F.relu(self.bn2(self.conv2(y)))
        y = self.bn3(self.conv3(y))
        if self.shortcut == "projection":
            x = self.proj_bn(self.proj(x))
        return F.relu(y + x)`,
  ChannelMaxPool: `class ChannelMaxPool(nn.Module):
    def __init__(self, group):
        super().__init__()
        self.group = group

    def forward(self, x):
        return x.unflatten(1, (-1, self.group)).amax(2)`,
  DenseBlock: `class DenseBlock(nn.Module):
    def __init__(self, in_channels, layers, growth, bottleneck):
        super().__init__()
        middle = bottleneck * growth
        self.layers = nn.ModuleList()
        for i in range(layers):
            channels = in_channels + i * growth
            self.layers.append(nn.Sequential(
                nn.BatchNorm2d(channels),
                nn.ReLU(),
                nn.Conv2d(channels, middle, 1, bias=False),
                nn.BatchNorm2d(middle),
                nn.ReLU(),
                nn.Conv2d(middle, growth, 3, padding=1, bias=False),
            ))

    def forward(self, x):
        for layer in self.layers:
            x = torch.cat([x, layer(x)], 1)
        return x`,
  Fire: `class Fire(nn.Module):
    def __init__(self, in_channels, squeeze, expand):
        super().__init__()
        self.squeeze = nn.Conv2d(in_channels, squeeze, 1)
        self.expand1 = nn.Conv2d(squeeze, expand, 1)
        self.expand3 = nn.Conv2d(squeeze, expand, 3, padding=1)

    def forward(self, x):
        x = F.relu(self.squeeze(x))
        return torch.cat([F.relu(self.expand1(x)), F.relu(self.expand3(x))], 1)`,
  InvertedResidual: `class InvertedResidual(nn.Module):
    def __init__(self, in_channels, channels, expansion, stride=1):
        super().__init__()
        wide = expansion * in_channels
        self.expands = expansion > 1
        self.adds = stride == 1 and in_channels == channels
        if self.expands:
            self.expand = nn.Conv2d(in_channels, wide, 1, bias=False)
            self.bn1 = nn.BatchNorm2d(wide)
        self.depthwise = nn.Conv2d(wide, wide, 3, stride=stride, padding=1, groups=wide, bias=False)
        self.bn2 = nn.BatchNorm2d(wide)
        self.project = nn.Conv2d(wide, channels, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(channels)

    def forward(self, x):
        y = F.relu6(self.bn1(self.expand(x))) if self.expands else x
        y = F.relu6(self.bn2(self.depthwise(y)))
        y = self.bn3(self.project(y))
        return y + x if self.adds else y`,
  ResidualBlock: `class ResidualBlock(nn.Module):
    def __init__(self, in_channels, channels, kernel=3, stride=1, shortcut="identity", batch_norm=True):
        super().__init__()
        norm = nn.BatchNorm2d if batch_norm else nn.Identity
        pad, bias = kernel // 2, not batch_norm
        self.shortcut = shortcut
        self.conv1 = nn.Conv2d(in_channels, channels, kernel, stride=stride, padding=pad, bias=bias)
        self.bn1 = norm(channels)
        self.conv2 = nn.Conv2d(channels, channels, kernel, padding=pad, bias=bias)
        self.bn2 = norm(channels)
        if shortcut == "projection":
            self.proj = nn.Conv2d(in_channels, channels, 1, stride=stride, bias=bias)
            self.proj_bn = norm(channels)

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        if self.shortcut == "projection":
            x = self.proj_bn(self.proj(x))
        if self.shortcut != "none":
            y = y + x
        return F.relu(y)`,
};
