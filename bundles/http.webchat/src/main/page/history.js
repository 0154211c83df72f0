/** Turns the messages of chat.history into items to show: {key, role, text | parts, at, error?}. */

/** One item for each thing a person said, and one for all that the agent did about it. */
export function itemsOf(messages) {
  const items = [];
  const tools = new Map();
  messages.forEach((message, index) => {
    if (message.role === 'user')
      items.push({key: `h${index}-${message.timestamp}`, role: 'user', text: textOf(message.content), at: message.timestamp});
    else if (message.role === 'assistant')
      addAnswer(items, tools, message, index);
    else if (message.role === 'toolResult')
      addResult(tools, message);
  });
  return items.filter(item => item.role === 'user' || item.parts.length > 0 || item.error);
}

/** The text of a message's content, which is a string or a list of pieces. */
export function textOf(content) {
  if (typeof content === 'string') return content;
  return (content ?? []).filter(piece => piece.type === 'text').map(piece => piece.text).join('\n\n');
}

function addAnswer(items, tools, message, index) {
  let item = items.at(-1);
  if (item?.role !== 'assistant') {
    item = {key: `h${index}-${message.timestamp}`, role: 'assistant', parts: [], at: message.timestamp};
    items.push(item);
  }
  if (typeof message.content === 'string') item.parts.push({type: 'text', text: message.content});
  for (const piece of Array.isArray(message.content) ? message.content : []) {
    if (piece.type === 'text' && piece.text.trim()) item.parts.push({type: 'text', text: piece.text});
    if (piece.type === 'toolCall') {
      const tool = {type: 'tool', id: piece.id, name: piece.name, args: piece.arguments, state: 'unknown'};
      tools.set(piece.id, tool);
      item.parts.push(tool);
    }
  }
  if (message.errorMessage) item.error = message.errorMessage;
}

function addResult(tools, message) {
  const tool = tools.get(message.toolCallId);
  if (!tool) return;
  tool.result = textOf(message.content);
  tool.state = message.isError ? 'failed' : 'done';
}
