using System.ComponentModel;
using System.Globalization;
using Shared.Agents.Arithmetic;
using GenFlow.Agents;

namespace Shared.Agents.Actions;

/// <summary>Arithmetic, which models are bad at.</summary>
public static partial class Calculator
{
    /// <summary>Computes an arithmetic expression exactly.</summary>
    [Action(Eager = true)]
    public static ActionResult<string> Calculate([Description("Such as (12 + 3) * 4 ^ 2 / 7.5")] string expression)
    {
        string value = Expression.Evaluate(expression).ToString("G29", CultureInfo.InvariantCulture);
        return new(value) { Summary = $"= {value}" };
    }
}
