using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace GenFlow.Agents.CompilerServices;

/// <summary>Prints what has come of a value, as a record prints its members; called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PartialText()
{
    private readonly StringBuilder _text = new("{");

    /// <summary>Adds a member if it is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null where it is not there.</param>
    /// <returns>This.</returns>
    public PartialText Add(string name, object? value)
    {
        if (value is not null)
        {
            _text.Append(_text.Length > 1 ? ", " : " ").Append(name).Append(" = ");
            Append(value);
        }

        return this;
    }

    /// <summary>The text.</summary>
    /// <returns>It.</returns>
    public override string ToString() => _text.Length > 1 ? $"{_text} }}" : "{ }";

    private void Append(object value)
    {
        switch (value)
        {
            case string text:
                _text.Append(text);
                break;
            case IDictionary members:
                AppendMembers(members);
                break;
            case IEnumerable items:
                AppendItems(items);
                break;
            default:
                _text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void AppendItems(IEnumerable items)
    {
        _text.Append('[');
        string before = "";
        foreach (object item in items)
        {
            _text.Append(before);
            Append(item);
            before = ", ";
        }

        _text.Append(']');
    }

    private void AppendMembers(IDictionary members)
    {
        _text.Append('{');
        string before = " ";
        foreach (DictionaryEntry member in members)
        {
            _text.Append(before).Append((string)member.Key).Append(" = ");
            Append(member.Value!);
            before = ", ";
        }

        _text.Append(members.Count > 0 ? " }" : "}");
    }
}
