import * as v from "valibot";
import { photos } from "#data/photos.ts";

/** The choice of a picture that the student brings. */
export const OWN = "own";

/** For a scene's state: a shipped photo by id, or `OWN`. A link carries the choice alone, never the picture. */
export const photoSchema = v.picklist([OWN, ...photos.map(({ id }) => id)]);
