using System.Runtime.InteropServices;
using System.Text;
using GenFlow.LlamaCpp.Native;
using GenFlow.LlamaCpp.Text;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>How a model's messages become one text. llama.cpp knows templates by what is in them; it does not run their language.</summary>
internal sealed unsafe class ChatTemplate
{
    private readonly byte[] _template;
    private readonly string _path;
    private readonly bool _isModels;

    public ChatTemplate(ModelHandle model, string? given, string path)
    {
        _path = path;
        string? own = given is null ? Marshal.PtrToStringUTF8((nint)LlamaApi.ChatTemplate(model.Pointer, null)) : null;
        _isModels = own is not null;
        _template = [.. Encoding.UTF8.GetBytes(given ?? own ?? "chatml"), 0];
    }

    /// <summary>The prompt that asks for an answer.</summary>
    /// <exception cref="InferenceException">llama.cpp does not know the template.</exception>
    public string Apply(IReadOnlyList<PromptMessage> messages)
    {
        // Strings that end with a zero: one within them would end them early.
        byte[][] texts = [.. messages.SelectMany(message => new[] { Bytes(message.Role), Bytes(message.Content) })];
        var pins = new List<GCHandle>(texts.Length);
        try
        {
            var chat = new ChatMessageParam[messages.Count];
            for (int index = 0; index < chat.Length; index++)
            {
                chat[index].Role = Pin(texts[2 * index]);
                chat[index].Content = Pin(texts[(2 * index) + 1]);
            }

            byte[] prompt = new byte[texts.Sum(text => text.Length + 32) + 256];
            int length = Apply(chat, prompt);
            if (length > prompt.Length)
            {
                prompt = new byte[length];
                length = Apply(chat, prompt);
            }

            return length >= 0 ? Encoding.UTF8.GetString(prompt, 0, length) : throw Unknown();
        }
        finally
        {
            foreach (GCHandle pin in pins)
            {
                pin.Free();
            }
        }

        byte* Pin(byte[] bytes)
        {
            var pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
            pins.Add(pin);
            return (byte*)pin.AddrOfPinnedObject();
        }
    }

    private static byte[] Bytes(string text) => [.. Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD')), 0];

    private int Apply(ChatMessageParam[] chat, byte[] prompt)
    {
        fixed (byte* template = _template)
        fixed (ChatMessageParam* messages = chat)
        fixed (byte* buffer = prompt)
        {
            return LlamaApi.ApplyTemplate(template, messages, (nuint)chat.Length, addAssistant: true, buffer, prompt.Length);
        }
    }

    private InferenceException Unknown() => new(
        $"The chat template {(_isModels ? "of " + _path : "in LlamaCppOptions.ChatTemplate")} is none that llama.cpp knows. Set LlamaCppOptions.ChatTemplate to the name of the one that the model was trained with, such as \"chatml\", \"llama3\", \"mistral-v7\" or \"gemma\".");
}
