namespace GenFlow.LlamaCpp.Native;

/// <summary><c>llama_chat_message</c>.</summary>
internal unsafe struct ChatMessageParam
{
    public byte* Role;
    public byte* Content;
}
