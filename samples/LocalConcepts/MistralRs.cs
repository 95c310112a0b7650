using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.MistralRs;
using GenFlow.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LocalConcepts;

internal static partial class MistralRs
{
    private const string Recorded = """
        data: {"id":"1","choices":[{"finish_reason":null,"index":0,"delta":{"content":"Because it","role":"assistant","tool_calls":null},"logprobs":null}],"created":1732000000000,"model":"m","system_fingerprint":"local","object":"chat.completion.chunk","usage":null}

        data: {"id":"1","choices":[{"finish_reason":null,"index":0,"delta":{"content":" was there.","role":"assistant","tool_calls":null},"logprobs":null}],"created":1732000000000,"model":"m","system_fingerprint":"local","object":"chat.completion.chunk","usage":null}

        data: {"id":"1","choices":[{"finish_reason":"stop","index":0,"delta":{"content":"","role":"assistant","tool_calls":null},"logprobs":null}],"created":1732000000000,"model":"m","system_fingerprint":"local","object":"chat.completion.chunk","usage":{"completion_tokens":6,"prompt_tokens":14,"total_tokens":20,"avg_tok_per_sec":25.0,"avg_prompt_tok_per_sec":140.0,"avg_compl_tok_per_sec":8.5,"total_time_sec":0.8,"total_prompt_time_sec":0.1,"total_completion_time_sec":0.7}}

        data: [DONE]


        """;

    /// <summary>Current weather of a city.</summary>
    [Action(Name = "get_weather")]
    public static string GetWeather(string city) => city + ": sun";

    public static async Task ShowAsync()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Sse(Recorded), WireAnswer.Sse(Recorded), WireAnswer.Sse(Recorded));
        await using MistralRsProvider provider = Connected(new Uri(player.Url, "v1"));
        await CallAsync(provider);
        await ReadAsync(provider);
        await CompleteAsync(provider);
    }

    // What the page of the documentation shows besides: it needs a server of mistral.rs, and is compiled only.
    public static async Task JokeAsync()
    {
        #region joke
        await using var provider = new MistralRsProvider(new MistralRsOptions("mistralai/Mistral-7B-Instruct-v0.3"));

        await provider.StreamAsync([ChatMessage.User("Tell me a joke")], chunk =>
        {
            Console.Write(chunk.Delta);
            if (chunk.FinishReason is { } reason)
            {
                Console.WriteLine($"\n[finish: {reason}]");
            }
        });
        #endregion
    }

    public static MistralRsProvider Started(ILoggerFactory loggers)
    {
        #region start
        var provider = new MistralRsProvider(new MistralRsOptions("Qwen/Qwen3-4B")
        {
            Start = MistralRsStart.Always,
            LoggerFactory = loggers,
            Server = new MistralRsServerOptions
            {
                Executable = "/opt/mistral.rs/bin/mistralrs",   // otherwise the one on the path
                Port = 0,                                       // a free one
                Quantization = "4",                             // --isq 4
                Arguments = ["--max-seqs", "8", "--seed", "7"],
                StartTimeout = TimeSpan.FromMinutes(30),        // the first start downloads the model
                Progress = new Progress<string>(Console.WriteLine),
            },
        });
        #endregion
        return provider;
    }

    public static async Task<string> AskAsync(MistralRsProvider provider)
    {
        #region agent
        var agent = new Agent(provider) { Actions = [GetWeatherAction] };
        AgentResponse response = await agent.RunAsync("What is the weather in Oslo?");
        #endregion
        return response.Text;
    }

    public static async Task<InferenceAnswer?> OptionsAsync(MistralRsProvider provider)
    {
        #region options
        InferenceAnswer answer = await provider.CompleteAsync([ChatMessage.User("A word in capitals, please.")], new ChatOptions
        {
            Temperature = 0.7f,
            TopK = 40,
            MaxOutputTokens = 16,
            StopSequences = ["\n"],
            AdditionalProperties = new()
            {
                ["min_p"] = 0.05,
                ["repetition_penalty"] = 1.1,
                ["enable_thinking"] = false,
                ["grammar"] = JsonElement.Parse("""{"type":"regex","value":"[A-Z]+"}"""),
            },
        });
        #endregion
        return answer;
    }

    public static async Task<string> ErrorsAsync(MistralRsProvider provider)
    {
        #region errors
        try
        {
            return (await provider.CompleteAsync([ChatMessage.User("Hello!")])).Text;
        }
        catch (MistralRsServerException problem)
        {
            // Missing, not come up, or died: with its exit code and what it said last.
            return $"{problem.ExitCode}: {string.Join('\n', problem.LastLines)}";
        }
        catch (ModelException problem) when (problem.IsTransient)
        {
            // Not reached, cut, overloaded, too slow.
            return $"Later, perhaps: {problem.Message}";
        }
        #endregion
    }

    private static MistralRsProvider Connected(Uri url)
    {
        #region connect
        var provider = new MistralRsProvider(new MistralRsOptions("default")
        {
            BaseUrl = url,                  // such as http://10.0.0.7:1234/v1
            Start = MistralRsStart.Never,
        });
        #endregion
        return provider;
    }

    private static async Task CallAsync(MistralRsProvider provider)
    {
        #region callback
        await provider.StreamAsync([ChatMessage.User("Why did you climb it?")], async chunk =>
        {
            await Console.Out.WriteAsync(chunk.Delta);
            if (chunk is { FinishReason: { } reason, Timings: { } timings })
            {
                await Console.Out.WriteLineAsync($" [{reason}, {timings.DecodeTokensPerSecond} tokens/s]");
            }
        });
        #endregion
    }

    private static async Task ReadAsync(MistralRsProvider provider)
    {
        #region read
        await foreach (InferenceChunk chunk in provider.StreamAsync([ChatMessage.User("Why did you climb it?")]))
        {
            Console.Write(chunk.Delta);
        }
        #endregion
        Console.WriteLine();
    }

    private static async Task CompleteAsync(MistralRsProvider provider)
    {
        #region complete
        InferenceAnswer answer = await provider.CompleteAsync([ChatMessage.User("Why did you climb it?")]);

        Console.WriteLine($"{answer.Text} ({answer.Usage?.TotalTokens} tokens)");
        #endregion
    }
}
