import {
  type Diagram,
  formatPolyline,
  getArrowHeads,
  getDiagramBox,
  getEdgeRoute,
  getShape,
  inflateBox,
  layoutNode,
} from '@calque/diagram';
import { tokens } from '../render/palette.ts';
import type { DiagramCanvasProps } from '../types.ts';

const colour = (name: keyof typeof tokens) => `var(--calque-c-${name}, ${tokens[name][0]})`;

/** The diagram as SVG, for where there is no canvas: on a server and before hydration. */
export function StaticCanvas({ diagram, ...props }: DiagramCanvasProps & { readonly diagram: Diagram }) {
  const box = inflateBox(getDiagramBox(diagram) ?? { x: 0, y: 0, width: 640, height: 400 }, 24);
  return (
    <div
      className={props.className ? `calque-canvas ${props.className}` : 'calque-canvas'}
      style={props.style}
      data-calque-theme={props.theme ?? 'auto'}
    >
      <svg
        className="calque-static"
        role="img"
        aria-label={props.label ?? 'Diagram'}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        fontSize="14"
      >
        {diagram.groups.map(({ id, x, y, width, height, label }) => (
          <g key={id}>
            <rect {...{ x, y, width, height }} rx="8" fill={colour('lane')} stroke={colour('hairline')} />
            <text x={x + 12} y={y + 19} fontSize="13" fontWeight="600" fill={colour('quiet')}>
              {label}
            </text>
          </g>
        ))}
        {diagram.edges.map((edge) => {
          const route = getEdgeRoute(diagram, edge);
          if (!route) return null;
          return (
            <g key={edge.id} stroke={colour('quiet')} strokeWidth="1.5">
              <path d={formatPolyline(route, 8)} fill="none" />
              {getArrowHeads(edge.direction, route).map((head) => (
                <polygon
                  key={`${head[0].x} ${head[0].y}`}
                  points={head.map(({ x, y }) => `${x},${y}`).join(' ')}
                  fill={colour('quiet')}
                />
              ))}
            </g>
          );
        })}
        {diagram.nodes.map((node) => {
          const shape = getShape(node.kind);
          const { icon, lines } = layoutNode(node);
          const stroke = { stroke: colour('ink'), strokeWidth: 1.5 };
          return (
            <g key={node.id} transform={`translate(${node.x} ${node.y})`} fill="none">
              <path
                d={shape.outline(node.width, node.height)}
                fill={colour('raised')}
                strokeDasharray={shape.dash?.join(' ')}
                {...stroke}
              />
              <path d={shape.details(node.width, node.height)} {...stroke} />
              {icon && (
                <path
                  d={shape.icon}
                  transform={`translate(${icon.x} ${icon.y})`}
                  stroke={colour('quiet')}
                  strokeWidth="1.5"
                />
              )}
              {lines.map(({ text, x, y }) => (
                <text key={y} x={x} y={y} fill={colour('ink')}>
                  {text}
                </text>
              ))}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
