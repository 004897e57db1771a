import { notation } from "#content/notation.ts";
import { Dialog } from "#ui/dialog.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import "./notation.css";

/** The letters used in the lecture, and what they stand for. */
export function NotationDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Notation" open onClose={onClose}>
      <table className="notation">
        <thead>
          <tr>
            <th scope="col">Letter</th>
            <th scope="col">Meaning</th>
            <th scope="col">For example</th>
          </tr>
        </thead>
        <tbody>
          {notation.map(({ letter, meaning, example }) => (
            <tr key={meaning}>
              <th scope="row">
                <Formula tex={letter} />
              </th>
              <td>{meaning}</td>
              <td>{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
