interface ScoreRingProps {
  /** 0 to 100. */
  readonly score: number;
  readonly text: string;
  readonly caption: string;
}

const radius = 42;
const circumference = 2 * Math.PI * radius;

/** The score as a number inside a ring that is filled in proportion. */
export function ScoreRing({ score, text, caption }: ScoreRingProps) {
  return (
    <div className="calque-p-score">
      <svg className="calque-p-score__ring" viewBox="0 0 100 100" aria-hidden="true">
        <circle className="calque-p-score__track" cx="50" cy="50" r={radius} />
        <circle
          className="calque-p-score__value"
          cx="50"
          cy="50"
          r={radius}
          strokeDasharray={`${(circumference * score) / 100} ${circumference}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <p className="calque-p-score__text">
        <strong className="calque-p-score__number">{text}</strong>
        <span className="calque-p-score__caption">{caption}</span>
      </p>
    </div>
  );
}
