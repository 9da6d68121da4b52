import { getShape } from '@calque/diagram';
import type { Thumbnail } from '@calque/architectures';
import { memo } from 'react';

const margin = 24;

/** A wordless drawing of an exercise. Decoration: the card's text says what it is. */
export const ThumbnailDrawing = memo(function ThumbnailDrawing({ thumbnail }: { readonly thumbnail: Thumbnail }) {
  const { width, height, lanes, nodes, routes } = thumbnail;
  return (
    <svg
      className="thumbnail"
      aria-hidden="true"
      viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
    >
      <path
        className="thumbnail-lanes"
        d={lanes.map((lane) => `M${lane.x} ${lane.y}h${lane.width}v${lane.height}h${-lane.width}z`).join('')}
      />
      <path className="thumbnail-routes" d={routes.map(formatRoute).join('')} />
      <path className="thumbnail-heads" d={routes.map(formatHead).join('')} />
      {nodes.map((node, index) => {
        const shape = getShape(node.kind);
        return (
          // Thumbnails never change, so the place of a node is its key.
          // oxlint-disable-next-line react/no-array-index-key
          <g key={index} transform={`translate(${node.x} ${node.y})`} className={`thumbnail-node kind-${node.kind}`}>
            <path d={shape.outline(node.width, node.height)} strokeDasharray={shape.dash ? '12 8' : undefined} />
            <path d={shape.details(node.width, node.height)} fill="none" />
          </g>
        );
      })}
    </svg>
  );
});

type Route = Thumbnail['routes'][number];

const formatRoute = (route: Route) => route.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** A triangle at the end of the route, 14 units long. */
function formatHead(route: Route): string {
  const tip = route.at(-1);
  const before = route.at(-2);
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const x = ((tip.x - before.x) / length) * 16;
  const y = ((tip.y - before.y) / length) * 16;
  return `M${tip.x} ${tip.y}L${tip.x - x - y / 2} ${tip.y - y + x / 2}L${tip.x - x + y / 2} ${tip.y - y - x / 2}z`;
}
