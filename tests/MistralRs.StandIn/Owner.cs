using GenFlow.MistralRs;
using Microsoft.Extensions.AI;

namespace GenFlow.StandIns;

/// <summary>A program that has a server of its own, for tests that end the program.</summary>
internal static class Owner
{
    public static async Task<int> RunAsync(string[] arguments, string executable, Gate gate)
    {
        gate.Greet(arguments);
        var provider = new MistralRsProvider(new MistralRsOptions("a-model")
        {
            Start = MistralRsStart.Always,
            Server = new MistralRsServerOptions { Executable = executable, Port = 0, StopTimeout = TimeSpan.FromSeconds(1) },
        });
        gate.Tell((await provider.CompleteAsync([ChatMessage.User("Hello")])).Text);

        // "leave" is a program that ends in good order and has forgotten to dispose of its provider.
        return await gate.NextAsync() == "leave" ? 0 : 1;
    }
}
