import type { SceneCard } from "../../scene-types.ts";

export const card: SceneCard = {
  id: "resnet",
  title: "Residual blocks",
  part: "Networks and what makes them work",
  idea: "Each block only adds to its input: then depth helps instead of hurting.",
  minutes: 6,
};
