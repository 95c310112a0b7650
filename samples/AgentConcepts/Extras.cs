using System.Text.Json.Nodes;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AgentConcepts;

/// <summary>Books by their names.</summary>
public sealed class Shelf
{
    private static readonly string[] s_books = ["Moby-Dick", "Middlemarch", "Emma"];

    public int Count => s_books.Length;

    public string At(int index) => s_books[index];
}

#region extras
public static partial class Library
{
    /// <summary>Searches the library.</summary>
    [Action]
    public static async Task<ActionResult<string>> FindBook(string text, ActionContext context, [FromServices] Shelf shelf)
    {
        for (int index = 0; index < shelf.Count; index++)
        {
            await context.ReportAsync($"looking at {shelf.At(index)}", (index + 1.0) / shelf.Count);
            if (shelf.At(index).Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return new ActionResult<string>(shelf.At(index))
                {
                    Summary = $"found at {index + 1}",
                    Sources = [new Source(shelf.At(index))],
                    FollowUp = new FollowUp(["reserve_book"], IsForced: true),
                };
            }
        }

        return new ActionResult<string>("Nothing.");
    }

    /// <summary>Reserves the book that was found.</summary>
    [Action]
    public static string ReserveBook(string title) => $"{title} is reserved.";
}
#endregion

internal static class Extras
{
    public static async Task ShowAsync()
    {
        var model = new ScriptedModelStream(
            new Reply().Action("call_1", "find_book", new JsonObject { ["text"] = "march" }),
            new Reply().Action("call_2", "reserve_book", new JsonObject { ["title"] = "Middlemarch" }),
            "Yours.");

        #region follow-ups
        var agent = new Agent(model)
        {
            Actions = [Library.FindBookAction],
            FollowUpActions = [Library.ReserveBookAction],
            Services = new ServiceCollection().AddSingleton<Shelf>().BuildServiceProvider(),
        };
        #endregion

        await foreach (AgentEvent ev in agent.StreamAsync("I want the one that ends in march."))
        {
            switch (ev)
            {
                case ActionProgress progress:
                    Console.WriteLine($"{progress.Name}: {progress.Message} ({progress.Fraction:P0})");
                    break;
                case ActionExecuted executed:
                    Console.WriteLine($"{executed.Action.Name}: {executed.Summary ?? executed.Action.Result}");
                    break;
            }
        }

        Console.WriteLine(string.Join(" | ", model.Requests.Select(static request => $"{string.Join(", ", request.Tools)}")));
        await OtherFunctionsAsync();
    }

    private static async Task OtherFunctionsAsync()
    {
        var model = new ScriptedModelStream(new Reply().Action("call_1", "add", """{"a":1,"b":2}"""), "3.");

        #region functions
        AIFunction add = AIFunctionFactory.Create(static (int a, int b) => a + b, "add", "Adds two numbers.");
        var agent = new Agent(model) { Actions = [add] };
        #endregion

        AgentResponse response = await agent.RunAsync("1 + 2?");
        Console.WriteLine($"{response.Messages.SelectMany(static message => message.Actions).First().Result}, {response.Text}");
    }
}
