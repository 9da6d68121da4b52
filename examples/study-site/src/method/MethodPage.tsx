import type { ReactNode } from 'react';
import { Page } from '../app/Page.tsx';
import './method.css';

/** How to practise: the three passes, the session, and what the marks of a result mean. */
export default function MethodPage() {
  return (
    <Page
      className="method"
      title="How to practise"
      lead="Reading a diagram feels like knowing it. Drawing it shows what you know. So you draw each one three times, and each time there is less on the sheet to lean on."
    >
      <ol className="plain passes">
        <Pass number={1} name="Trace" picture={<TracePicture />}>
          The architecture lies under your paper. Draw every box and arrow over it, and say aloud why it is there. You
          are learning the order in which the parts depend on each other.
        </Pass>
        <Pass number={2} name="Complete" picture={<CompletePicture />}>
          The drawing underneath fades as you go, or parts of it are blank. What you got wrong before is blank first.
        </Pass>
        <Pass number={3} name="Recall" picture={<RecallPicture />}>
          An empty sheet. Before you check, say how complete you think it is: the gap between that and the score is what
          to work on.
        </Pass>
      </ol>
      <div className="method-columns">
        <section>
          <h2>One session</h2>
          <p>
            Two hours, phone off, three or four systems. The passes take turns, so that some time lies between tracing a
            system and recalling it. A session stops when you stop and goes on when you come back, even days later.
          </p>
          <p>
            <a href="#/session">Plan a session</a>
          </p>
        </section>
        <section>
          <h2>Afterwards</h2>
          <p>
            Draw again when a drawing is due. The better it went, the longer the wait. The progress page keeps the list,
            and shows which components you keep forgetting.
          </p>
          <p>
            <a href="#/progress">See what is due</a>
          </p>
        </section>
        <section>
          <h2>On paper</h2>
          <p>
            Print the sheets and the trade-off matrix, and take them to a place without a screen. Trace with a pen, then
            check yourself against the answer sheet.
          </p>
          <p>
            <a href="#/print">Print sheets</a>
          </p>
        </section>
      </div>
      <section className="method-marks">
        <h2>What the marks mean</h2>
        <dl>
          <Mark kind="matched" name="Matched" sign="✓">
            The architecture has it, and so have you. Other names for the same thing count.
          </Mark>
          <Mark kind="missing" name="Missing" sign="+">
            A dashed box or arrow shows what you left out, at the place where it belongs in your drawing.
          </Mark>
          <Mark kind="reversed" name="Reversed" sign="↺">
            The two boxes are connected, but the arrow points the other way.
          </Mark>
          <Mark kind="extra" name="Extra" sign="?">
            You drew something the architecture does not have. It may still be a good idea; it costs nothing unless the
            exercise says so.
          </Mark>
          <Mark kind="close" name="Close" sign="~">
            Probably what was meant. Say it in the usual words to be sure.
          </Mark>
        </dl>
      </section>
      <section className="method-keys">
        <h2>Without a mouse</h2>
        <p>
          Everything works from the keyboard. The list of shortcuts is in the canvas: press <kbd>?</kbd> while it has
          the focus. A screen reader finds the whole drawing as an outline beside it.
        </p>
      </section>
    </Page>
  );
}

interface PassProps {
  readonly number: number;
  readonly name: string;
  readonly picture: ReactNode;
  readonly children: ReactNode;
}

function Pass({ number, name, picture, children }: PassProps) {
  return (
    <li className="pass">
      <svg aria-hidden="true" viewBox="0 0 240 120">
        {picture}
      </svg>
      <h2>
        <span className="pass-number">{number}</span> {name}
      </h2>
      <p>{children}</p>
    </li>
  );
}

interface MarkProps {
  readonly kind: string;
  readonly name: string;
  readonly sign: string;
  readonly children: ReactNode;
}

function Mark({ kind, name, sign, children }: MarkProps) {
  return (
    <div className={`mark mark-${kind}`}>
      <dt>
        <span aria-hidden="true">{sign}</span> {name}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The same four boxes in each picture; the classes say what lies under the paper and what is drawn in ink. */
const boxes = ['M14 44h50v32h-50z', 'M94 14h50v32h-50z', 'M94 74h50v32h-50z', 'M176 44h50v32h-50z'] as const;
const arrows = ['M64 54 94 32', 'M64 66 94 88', 'M144 32l32 20', 'M144 88l32-20'] as const;

function TracePicture() {
  return (
    <>
      <path className="under" d={[...boxes, ...arrows].join('')} transform="translate(3 3)" />
      <path className="ink" d={[boxes[0], boxes[1], arrows[0]].join('')} />
    </>
  );
}

function CompletePicture() {
  return (
    <>
      <path className="under" d={[boxes[0], boxes[3], arrows[0], arrows[2]].join('')} />
      <path className="blank" d={[boxes[1], boxes[2]].join('')} />
      <path className="ink" d={[boxes[2], arrows[1], arrows[3]].join('')} />
    </>
  );
}

function RecallPicture() {
  return <path className="ink" d={[...boxes, ...arrows].join('')} />;
}
