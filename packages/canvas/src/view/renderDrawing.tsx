import type { ReactElement } from 'react';
import {
  type Box,
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
  type DiagramStroke,
  type Point,
  formatPolyline,
  getArrowHeads,
  getDiagramBox,
  getEdgeRoute,
  getElements,
  getStrokeColour,
  groupHeaderHeight,
  inflateBox,
  labelFont,
  layoutEdgeLabels,
  layoutNode,
  smallFont,
} from '@calque/diagram';
import type { InkPath } from '../render/ink.ts';
import type { SizedLayout } from '../render/labels.ts';
import type { GetShape } from '../render/shapes.ts';
import { type TokenName, fallbackFont } from '../render/palette.ts';

export interface DrawingStyle {
  readonly label: string;
  colour(name: TokenName): string;
  getShape: GetShape;
  getInk(stroke: DiagramStroke): InkPath;
  readonly font?: string;
  /** Paints the paper too, for a file of its own. */
  readonly hasPaper?: boolean;
  getRoute?(edge: DiagramEdge): readonly Point[] | null;
  layoutNode?(node: DiagramNode): SizedLayout;
}

const margin = 24;

/** The part of the sheet that a picture of a diagram shows, with a margin; an empty sheet has a size too. */
export function getPictureBox(diagram: Diagram): Box {
  return inflateBox(getDiagramBox(diagram) ?? { x: 0, y: 0, width: 640, height: 400 }, margin);
}

/** The diagram as an `<svg>`. It consists of SVG elements alone, without components, so that it can be written as text. */
export function renderDrawing(diagram: Diagram, style: DrawingStyle): ReactElement {
  const { colour, getShape, label, font, hasPaper = false } = style;
  const box = getPictureBox(diagram);
  const getRoute = style.getRoute ?? ((edge) => getEdgeRoute(diagram, edge));
  const layOut = style.layoutNode ?? ((node) => ({ ...layoutNode(node), fontSize: labelFont.size }));
  const labels = layoutEdgeLabels(diagram, getRoute);
  const edges = diagram.edges.flatMap((edge) => {
    const route = getRoute(edge);
    return route ? [{ edge, route }] : [];
  });
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="calque-static"
      role="img"
      aria-label={label}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      {...(hasPaper && { width: box.width, height: box.height, fontFamily: font ?? fallbackFont })}
      fontSize={labelFont.size}
    >
      {hasPaper && <rect {...box} fill={colour('paper')} />}
      {diagram.groups.map(({ id, kind, x, y, width, height, label: name }) => (
        <g key={id}>
          <rect
            {...{ x, y, width, height }}
            rx={kind === 'lane' ? 4 : 12}
            fill={colour('lane')}
            stroke={colour('hairline')}
            strokeDasharray={kind === 'group' ? '6 4' : undefined}
          />
          <text x={x + 12} y={y + groupHeaderHeight / 2 + 5} fontSize="13" fontWeight="600" fill={colour('quiet')}>
            {name}
          </text>
        </g>
      ))}
      {edges.map(({ edge, route }) => (
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
      ))}
      {Array.from(labels, ([id, { lines, center }]) =>
        lines.map((text, index) => (
          <text
            key={`${id} ${index}`}
            x={center.x}
            y={center.y + 4 + (index - (lines.length - 1) / 2) * smallFont.lineHeight}
            fontSize={smallFont.size}
            textAnchor="middle"
            fill={colour('quiet')}
            stroke={colour('paper')}
            strokeWidth="9"
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {text}
          </text>
        )),
      )}
      {diagram.nodes.map((node) => {
        const shape = getShape(node.kind);
        const { icon, lines, fontSize } = layOut(node);
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
                strokeLinecap="round"
                strokeLinejoin="round"
              />
            )}
            {lines.map(({ text, x, y }) => (
              <text key={y} x={x} y={y} fontSize={fontSize} fill={colour('ink')}>
                {text}
              </text>
            ))}
          </g>
        );
      })}
      {getElements(diagram, 'strokes').map((stroke) => {
        const { data, isOutline } = style.getInk(stroke);
        const paint = colour(getStrokeColour(stroke));
        return (
          <path
            key={stroke.id}
            d={data}
            transform={`translate(${stroke.x} ${stroke.y})`}
            fill={isOutline ? paint : 'none'}
            {...(!isOutline && { stroke: paint, strokeWidth: stroke.strokeWidth, strokeLinecap: 'round' })}
          />
        );
      })}
    </svg>
  );
}
