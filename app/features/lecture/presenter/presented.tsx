import { useEffect } from "react";
import { cards } from "#content/scenes.ts";
import { navigate, routeHref } from "#ui/route.ts";
import { openLine } from "./channel.ts";

/** Tells the presenter's window which scene the class sees, and goes to the scene that it asks for. Shows nothing. */
export function Presented({ scene }: { readonly scene: string }) {
  useEffect(() => {
    const line = openLine((word) => {
      if ("where" in word) line.say({ at: scene });
      else if ("go" in word && cards.some(({ id }) => id === word.go)) navigate(routeHref("lecture", word.go));
    });
    line.say({ at: scene });
    return () => {
      line.say({ at: null });
      line.close();
    };
  }, [scene]);
  return null;
}
