using System.ComponentModel.DataAnnotations;
using GenFlow.Agents;
using GenFlow.Agents.Testing;

namespace AgentConcepts;

#region record
/// <summary>A recipe.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Ingredients">What it needs.</param>
[StructuredOutput]
public sealed partial record Recipe(string Name, [property: Range(1, 600)] int Minutes, IReadOnlyList<string> Ingredients);
#endregion

internal static class Structured
{
    public static async Task ShowAsync()
    {
        var agent = new Agent(new ScriptedModelStream(
            new Reply().Text("{\"name\":\"Pan", "cakes\",\"minutes\":", "20,\"ingredients\":[\"fl", "our\",\"milk\"", "]}"),
            new Reply().Text("{\"name\":\"Pancakes\",\"minutes\":0,\"ingredients\":[]}")));

        #region stream
        AgentStream<Recipe> stream = agent.StreamAsync<Recipe>("How do I make pancakes?");
        await foreach (AgentEvent ev in stream)
        {
            if (ev is ContentDelta { Partial: Recipe.Partial recipe })
            {
                Console.WriteLine($"'{recipe.Name}', {recipe.Minutes} min, {recipe.Ingredients?.Count} ingredients");
            }
        }

        Recipe answer = stream.Response.Output;
        #endregion
        Console.WriteLine($"{answer.Name}: {string.Join(", ", answer.Ingredients)}");

        #region invalid
        try
        {
            await agent.RunAsync<Recipe>("And in no time?");
        }
        catch (StructuredOutputException invalid)
        {
            Console.WriteLine(invalid.Message);
        }
        #endregion
    }
}
