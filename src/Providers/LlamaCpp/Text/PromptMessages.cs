using System.Text;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Text;

/// <summary>From a transcript to the messages of a template: what the model is told first in one message, calls and results in their
/// tags. What comes later in the transcript changes nothing before it, so that the model need not read it again.</summary>
internal sealed class PromptMessages
{
    private const string ResponseOpen = "<tool_response>\n";
    private const string ResponseTag = "</tool_response>";
    private const string ResponseClose = "\n" + ResponseTag;

    private readonly LlamaCppOptions _settings;
    private readonly SpecialTexts _special;
    private readonly Func<ChatMessage, string?>? _rawOf;
    private readonly List<string> _system = [];
    private readonly List<PromptMessage> _messages = [];
    private readonly StringBuilder _results = new();

    private PromptMessages(LlamaCppOptions settings, SpecialTexts special, Func<ChatMessage, string?>? rawOf)
    {
        _settings = settings;
        _special = special;
        _rawOf = rawOf;
    }

    /// <param name="messages">The transcript.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="offer">What may be called.</param>
    /// <param name="settings">The tags, and which thoughts go back.</param>
    /// <param name="special">Marks in contents what would be control tokens.</param>
    /// <param name="rawOf">A message as the model has written it; null where that is not known.</param>
    /// <exception cref="ModelRequestException">A template cannot say it.</exception>
    public static IReadOnlyList<PromptMessage> Of(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, ToolOffer offer, LlamaCppOptions settings, SpecialTexts special,
        Func<ChatMessage, string?>? rawOf = null)
    {
        if (options is { ConversationId: not null } or { ContinuationToken: not null } or { AllowBackgroundResponses: true })
        {
            throw new ModelRequestException("llama.cpp keeps no conversations and no answers. Leave out ConversationId, ContinuationToken and AllowBackgroundResponses, and send the transcript.");
        }

        var prompt = new PromptMessages(settings, special, rawOf);
        prompt.AddSystem(options?.Instructions);
        foreach (ChatMessage message in messages)
        {
            prompt.Add(message);
        }

        prompt.EndResults();
        if (prompt._messages.Count == 0 && prompt._system.Count == 0)
        {
            throw new ModelRequestException("The request has no message that says anything. Give at least one with text.");
        }

        if (offer.Tools.Count > 0)
        {
            prompt._system.Add(SystemTexts.Tools(offer, settings.ToolCallTags, special.Escape));
        }

        if (SystemTexts.Format(options?.ResponseFormat, special.Escape) is { } format)
        {
            prompt._system.Add(format);
        }

        return prompt._system.Count == 0 ? prompt._messages : [new("system", string.Join("\n\n", prompt._system)), .. prompt._messages];
    }

    private void AddSystem(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _system.Add(_special.Escape(text));
        }
    }

    private void Add(ChatMessage message)
    {
        if (message.Role == ChatRole.System)
        {
            AddSystem(TextOf(message));
        }
        else if (message.Role == ChatRole.Assistant)
        {
            EndResults();
            AddAssistant(message);
        }
        else if (message.Role == ChatRole.User || message.Role == ChatRole.Tool)
        {
            AddUser(message);
        }
        else
        {
            throw new ModelRequestException($"A message has the role '{message.Role}'. Templates know system, user, assistant and tool: use one of those.");
        }
    }

    private void AddUser(ChatMessage message)
    {
        foreach (FunctionResultContent result in message.Contents.OfType<FunctionResultContent>())
        {
            _results.Append(_results.Length > 0 ? "\n" : "").Append(ResponseOpen).Append(_special.Escape(CloseTags.Without(CallTexts.Of(result), ResponseTag))).Append(ResponseClose);
        }

        string text = TextOf(message);
        if (text.Length > 0)
        {
            EndResults();
            _messages.Add(new("user", _special.Escape(text)));
        }
    }

    // The results of one turn are one message.
    private void EndResults()
    {
        if (_results.Length > 0)
        {
            _messages.Add(new("user", _results.ToString()));
            _results.Clear();
        }
    }

    private void AddAssistant(ChatMessage message)
    {
        if (_rawOf?.Invoke(message) is { } raw && HasOnlyOwnTags(raw))
        {
            _messages.Add(new("assistant", raw));
            return;
        }

        var text = new StringBuilder();
        var thoughts = new StringBuilder();
        var calls = new List<FunctionCallContent>();
        foreach (AIContent content in message.Contents)
        {
            switch (content)
            {
                case FunctionCallContent call:
                    calls.AddRange(call.InformationalOnly ? [] : [call]);
                    break;
                case TextReasoningContent thought:
                    thoughts.Append(thought.ProtectedData is null && !WireContent.IsForeign(thought, CallTexts.Wire) ? thought.Text : "");
                    break;
                case TextContent plain:
                    text.Append(plain.Text);
                    break;
                case DataContent or UriContent or HostedFileContent:
                    throw Unreadable(content, "the model's own");
            }
        }

        if (text.Length == 0 && calls.Count == 0)
        {
            return;
        }

        var said = new StringBuilder();
        if (_settings.ThoughtTags is { } tags && thoughts.ToString().Trim() is { Length: > 0 } thinking && IsReplayed(calls.Count > 0))
        {
            said.Append(tags.Open).Append('\n').Append(_special.Escape(thinking)).Append('\n').Append(tags.Close).Append("\n\n");
        }

        said.Append(_special.Escape(text.ToString()));
        for (int index = 0; index < calls.Count; index++)
        {
            bool isOnNewLine = index == 0 && (text.Length == 0 || text[^1] == '\n');
            said.Append(isOnNewLine ? "" : "\n")
                .Append(_settings.ToolCallTags.Open).Append('\n').Append(_special.Escape(CallTexts.Of(calls[index]))).Append('\n').Append(_settings.ToolCallTags.Close);
        }

        _messages.Add(new("assistant", said.ToString()));
    }

    // A model may spell a control token in letters: then its text must be marked as that of others.
    private bool HasOnlyOwnTags(string raw)
    {
        foreach (string? tag in new[] { _settings.ThoughtTags?.Open, _settings.ThoughtTags?.Close, _settings.ToolCallTags.Open, _settings.ToolCallTags.Close })
        {
            raw = tag is null ? raw : raw.Replace(tag, "", StringComparison.Ordinal);
        }

        return _special.Escape(raw) == raw;
    }

    private bool IsReplayed(bool hasCalls) => _settings.ReasoningReplay switch
    {
        ReasoningReplay.Always => true,
        ReasoningReplay.WithActions => hasCalls,
        _ => false,
    };

    private static string TextOf(ChatMessage message)
    {
        var text = new StringBuilder();
        foreach (AIContent content in message.Contents)
        {
            string part = content switch
            {
                TextReasoningContent or UsageContent or FunctionResultContent => "",
                TextContent plain => plain.Text,
                DataContent data when data.HasTopLevelMediaType("text") => Encoding.UTF8.GetString(data.Data.Span),
                _ when content.GetType() == typeof(AIContent) => "",
                _ => throw Unreadable(content, message.Role == ChatRole.System ? "a system" : "a user's"),
            };
            text.Append(text.Length > 0 && part.Length > 0 ? "\n" : "").Append(part);
        }

        return text.ToString();
    }

    private static ModelRequestException Unreadable(AIContent content, string whose)
    {
        string media = content switch
        {
            DataContent data => $" ({data.MediaType})",
            UriContent link => $" ({link.MediaType})",
            _ => "",
        };
        return new($"The prompt is text, and {whose} message has a {content.GetType().Name}{media}. Say it as text, or use a provider whose models take it.");
    }
}
