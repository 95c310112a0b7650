// Reads flowcharts with the real Mermaid and compares what it understood with the graphs that they were written from.
// The last line is "N passed, N failed".
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

// Mermaid cleans labels with DOMPurify, which wants a document; so it does on the page that draws them.
const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

const shapes = { Input: 'stadium', Step: 'square', Join: 'hexagon', Request: 'diamond', Child: 'subroutine', Stop: 'stadium', Unhandled: 'odd' };

// Character references, as Mermaid keeps them until it draws.
function decode(label) {
    const named = { lt: '<', gt: '>', quot: '"', amp: '&' };
    return label
        .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
        .replace(/ﬂ°(\w+)¶ß/g, (whole, name) => named[name] ?? whole);
}

function expectEqual(what, actual, expected) {
    if (JSON.stringify(actual) !== JSON.stringify(expected)) {
        throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
    }
}

function expectLabel(what, label, parts) {
    for (const part of parts) {
        if (!label.includes(part)) {
            throw new Error(`${what}: ${JSON.stringify(label)} does not say ${JSON.stringify(part)}`);
        }
    }
}

async function check({ text, nodes, edges }) {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text);
    expectEqual('kind of diagram', type, 'flowchart-v2');
    expectEqual('direction', db.getDirection(), 'TB');

    const vertices = [...db.getVertices().values()];
    expectEqual('ids', vertices.map(vertex => vertex.id), nodes.map((_, index) => `n${index}`));
    vertices.forEach((vertex, index) => {
        const node = nodes[index];
        const [name, ...more] = vertex.text.split('<br>').map(decode);
        expectEqual(`shape of ${vertex.id}`, vertex.type, shapes[node.kind]);
        expectEqual(`label of ${vertex.id}`, name, node.name);
        expectLabel(vertex.id, more.join('\n'), node.streams);
    });

    const ways = db.getEdges();
    expectEqual('number of edges', ways.length, edges.length);
    ways.forEach((way, index) => {
        const edge = edges[index];
        const what = `edge ${index}`;
        expectEqual(`ends of ${what}`, [way.start, way.end], [`n${edge.from}`, `n${edge.to}`]);
        expectEqual(`arrow of ${what}`, [way.stroke, way.type], [edge.stroke, edge.arrow]);
        const label = decode(way.text);
        expectLabel(what, label, edge.says);
        expectEqual(`${what} has a label`, label.length > 0, edge.says.length > 0);
    });

    expectEqual('subgraphs', db.getSubGraphs().length, 0);
    await mermaid.parse(text);
}

let passed = 0;
let failed = 0;
for (const graph of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
    try {
        await check(graph);
        passed++;
    } catch (error) {
        failed++;
        console.log(`FAILED: ${graph.name}: ${error.message}\n${graph.text}`);
    }
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);
