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
    <div className="calque-score">
      <svg className="calque-score__ring" viewBox="0 0 100 100" aria-hidden="true">
        <circle className="calque-score__track" cx="50" cy="50" r={radius} />
        <circle
          className="calque-score__value"
          cx="50"
          cy="50"
          r={radius}
          strokeDasharray={`${(circumference * score) / 100} ${circumference}`}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <p className="calque-score__text">
        <strong className="calque-score__number">{text}</strong>
        <span className="calque-score__caption">{caption}</span>
      </p>
    </div>
  );
}
