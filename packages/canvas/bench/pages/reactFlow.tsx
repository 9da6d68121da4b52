import { memo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { readPage, startBench } from './graph.ts';

const { diagram, view, target } = readPage();

/** A node with a label that is edited in place, as one would write it for React Flow. */
const LabelNode = memo(function LabelNode({ id, data }: NodeProps<Node<{ label: string }>>) {
  const { updateNodeData } = useReactFlow();
  const [isEditing, setIsEditing] = useState(false);
  return (
    <div
      role="presentation"
      style={{
        width: 160,
        height: 64,
        border: '1px solid',
        background: 'white',
        display: 'grid',
        placeItems: 'center',
      }}
      onDoubleClick={() => setIsEditing(true)}
    >
      <Handle type="target" position={Position.Left} />
      {isEditing ? (
        <input
          aria-label="Label"
          ref={(field) => field?.focus()}
          value={data.label}
          onChange={(event) => updateNodeData(id, { label: event.target.value })}
        />
      ) : (
        data.label
      )}
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

const nodeTypes = { label: LabelNode };
const initialNodes: Node<{ label: string }>[] = diagram.nodes.map(({ id, x, y, width, height, label }) => ({
  id,
  type: 'label',
  position: { x, y },
  width,
  height,
  data: { label },
}));
const initialEdges = diagram.edges.map(({ id, from, to }) => ({ id, source: from, target: to, type: 'straight' }));

function Page() {
  const [nodes, , onNodesChange] = useNodesState(initialNodes);
  const [edges, , onEdgesChange] = useEdgesState(initialEdges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements={view === 'part'}
      panOnScroll
      zoomOnDoubleClick={false}
      minZoom={0.02}
      {...(view === 'fit' ? { fitView: true } : { defaultViewport: { x: 40, y: 40, zoom: 1 } })}
    />
  );
}

const startedAt = performance.now();
createRoot(document.getElementById('root')!).render(<Page />);

startBench(
  () => {
    const rect = document.querySelector(`[data-id="${target}"]`)!.getBoundingClientRect();
    return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  },
  startedAt,
  () => document.querySelector('.react-flow__edge') !== null && document.querySelector('.react-flow__node') !== null,
);
