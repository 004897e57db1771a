import { type KeyboardEvent, useMemo, useState } from "react";
import {
  addHand,
  canVoteAgain,
  type ClassVote,
  current,
  handsIn,
  noVote,
  reveal,
  setHands,
  voteAgain,
} from "#quiz/class-vote.ts";
import { useClassVotes } from "#state/stores/class-votes.ts";
import type { Action } from "#ui/action.ts";
import { navigate } from "#ui/route.ts";
import { usePresenting } from "#ui/theme.ts";
import type { Asked } from "./asked.ts";

/** What a presenter can do with a question. */
export interface ClassActions {
  readonly all: readonly Action[];
  readonly goOn: Action;
  readonly goBack: Action;
  /** Actions that change the votes as a whole. */
  readonly votes: readonly Action[];
  /** Actions that lead to other questions. */
  readonly ways: readonly Action[];
  readonly setHands: (option: number, hands: number) => void;
  /** Does what a letter does on the page; returns whether it does anything. */
  readonly press: (event: KeyboardEvent) => boolean;
  /** What a key has changed, for screen readers. */
  readonly said: string;
}

/** The actions for a question whose reveal has so many steps. */
export function useClassActions(asked: Asked, vote: ClassVote, steps: number): ClassActions {
  const { key, answer, before, after } = asked;
  const [said, setSaid] = useState("");
  const isPresenting = usePresenting();
  const canUndo = useClassVotes((state) => (state.before[key] ?? []).length > 0);
  return useMemo(() => {
    const { change, undo } = useClassVotes.getState();
    const put = (next: ClassVote): void => change(key, vote, next);
    const { shown } = vote;
    const isOpen = shown === 0;
    const count = (option: number, by: 1 | -1): void => {
      const next = addHand(vote, option, by);
      put(next);
      setSaid(`${answer.options[option]?.id.toUpperCase() ?? ""}: ${current(next)[option] ?? 0}`);
    };
    const hands = answer.options.flatMap(({ id }, i): readonly Action[] => {
      const [name, digit] = [id.toUpperCase(), String(i + 1)];
      return [
        {
          id: `hand-${id}`,
          label: `One hand for ${name}`,
          keys: id,
          also: [digit],
          isEnabled: isOpen,
          run: () => count(i, 1),
        },
        {
          id: `less-${id}`,
          label: `One hand fewer for ${name}`,
          keys: `Shift+${id}`,
          also: [`Shift+${digit}`],
          isEnabled: isOpen,
          run: () => count(i, -1),
        },
      ];
    });
    const hasEnded = shown >= steps;
    // A remote control for presenting has these keys; elsewhere they scroll.
    const [down, up] = isPresenting ? [["PageDown"], ["PageUp"]] : [[], []];
    const goOn: Action = {
      id: "class-on",
      label: isOpen ? "Reveal" : hasEnded ? "Next question" : "Continue",
      keys: "Space",
      also: ["ArrowRight", ...down],
      isEnabled: !hasEnded || after !== null,
      run: () => (hasEnded ? after && navigate(after) : put(reveal(vote, 1, steps))),
    };
    const goBack: Action = {
      id: "class-back",
      label: "Back",
      keys: "ArrowLeft",
      also: up,
      isEnabled: !isOpen,
      run: () => put(reveal(vote, -1, steps)),
    };
    const isEmpty = handsIn(vote.first) === 0 && vote.second === null && isOpen;
    const votes: readonly Action[] = [
      {
        id: "class-again",
        label: "Vote again",
        keys: "v",
        isEnabled: canVoteAgain(vote),
        run: () => put(voteAgain(vote)),
      },
      {
        id: "class-undo",
        label: "Undo",
        keys: "Ctrl+z",
        also: ["Backspace"],
        isEnabled: canUndo && isOpen,
        run: () => undo(key),
      },
      {
        id: "class-restart",
        label: "Start again",
        isEnabled: !isEmpty,
        run: () => put(noVote(answer.options.length)),
      },
    ];
    const next: Action = {
      id: "class-next",
      label: "New question",
      keys: "n",
      isEnabled: after !== null,
      run: () => after && navigate(after),
    };
    const previous: Action = {
      id: "class-previous",
      label: "Previous",
      keys: "Shift+n",
      isEnabled: before !== null,
      run: () => before && navigate(before),
    };
    const isSet = asked.isOfSet;
    const ways = isSet ? [previous, { ...next, label: "Next" }] : [next];
    return {
      all: [goOn, goBack, ...votes, ...ways, ...hands],
      goOn,
      goBack,
      votes,
      ways,
      setHands: (option, count) => put(setHands(vote, option, count)),
      press: (event) => pressed(event, hands),
      said,
    };
  }, [asked, key, answer, before, after, vote, steps, said, isPresenting, canUndo]);
}

/** Runs the action of a letter typed into a field, whose numbers need no letters; returns whether there is one. */
function pressed({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, hands: readonly Action[]): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const name = `${shiftKey ? "Shift+" : ""}${key.toLowerCase()}`;
  const action = hands.find(({ keys }) => keys === name);
  action?.run();
  return action !== undefined;
}
