using System;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Counts the objects that come through the pipeline of a command, and knows the present one: before the engine binds it, while the engine
/// binds its cells, and afterwards. An object that the engine refuses never reaches ProcessRecord. This is noticed when the next object
/// comes, or at the end.
/// </summary>
internal sealed class PipedRows
{
    // The engine binds a whole object without running other code on this thread, so a thread-static field can hold the present object.
    [ThreadStatic]
    private static PipedRows? _binding;

    private readonly Func<PSObject, string?> _idIn;
    private readonly RowColumns _columns;
    private readonly Action<PipedRow, EngineRefusal?> _onRefused;

    // An object that did not fit. The engine offers it again for each parameter set, so it is counted once. If the same object is piped in
    // twice in a row and does not fit, it is also counted once.
    private PSObject? _unfit;
    private EngineRefusal? _refusal;
    private bool _isBound = true;

    /// <summary>Makes the reader of a command's rows.</summary>
    /// <param name="parameters">The command's parameters.</param>
    /// <param name="arguments">The parameters that were given as arguments. No column is read for them.</param>
    /// <param name="onRefused">Called for each object that the engine did not bind, with the cell that it refused.</param>
    public PipedRows(RowParameters parameters, ICollection<string> arguments, Action<PipedRow, EngineRefusal?> onRefused)
    {
        _idIn = parameters.IdIn;
        _columns = new RowColumns(parameters, arguments);
        _onRefused = onRefused;
    }

    /// <summary>How many objects have come through the pipeline.</summary>
    public int Count { get; private set; }

    /// <summary>The present object, or null before the first and after the last.</summary>
    public PipedRow? Current { get; private set; }

    /// <summary>Why the present row can't be read, or null.</summary>
    public string? Problem => _columns.Problem;

    /// <summary>Reads an object before the engine binds it. Returns false when InputRow must not accept it.</summary>
    /// <param name="input">The object, or null between objects.</param>
    /// <param name="takesAll">Whether every object is accepted, because the command checks it itself.</param>
    /// <param name="takesText">Whether a text is accepted.</param>
    /// <param name="isForCommand">Whether the command itself writes the error for a row of which no column binds.</param>
    public bool Read(PSObject? input, bool takesAll, bool takesText, bool isForCommand = false)
    {
        if (input is null)
        {
            _columns.GiveBack();
            return true;
        }

        if (_unfit is null || !AreSame(input, _unfit))
        {
            Close();
            Count++;
            Current = new PipedRow(Count, input == RowAttribute.Nothing ? null : input, _idIn);
            _isBound = false;
            _binding = this;
        }

        _unfit = null;
        if (!RowAttribute.IsRow(input))
        {
            _columns.Read(null);
            if (takesAll || (takesText && input.BaseObject is string))
            {
                return true;
            }
        }
        else if (!takesAll && RowDelimiter.Problem(input) is { } problem)
        {
            RowAttribute.RefuseNext(input, Current!.Names(problem));
            _refusal = new EngineRefusal("ParameterArgumentTransformationError", problem);
        }
        else if (_columns.Read(input) || isForCommand)
        {
            return true;
        }

        _unfit = input;
        return false;
    }

    /// <summary>Called when the engine has bound the present object. Removes the columns that were added for the binding.</summary>
    public void Bound()
    {
        _columns.GiveBack();
        _isBound = true;
        _unfit = null;
        _refusal = null;
        _binding = null;
    }

    /// <summary>Called when the engine has bound the present object. Writes the messages about its columns.</summary>
    /// <param name="command">The command.</param>
    public void Finish(PSCmdlet command)
    {
        _columns.Finish(command);
        Bound();
    }

    /// <summary>
    /// Returns the present object and ends its time as the present one: later errors are not about it. When the command accepts $null and
    /// no object was seen, the object was $null.
    /// </summary>
    public PipedRow Take()
    {
        PipedRow taken = Current ?? new PipedRow(++Count, input: null, _idIn);
        Bound();
        Current = null;
        return taken;
    }

    /// <summary>
    /// Ends the input. A command that queues jobs in EndProcessing calls it before. A last row that the engine refused would otherwise be
    /// taken for a row that was bound, and would not be counted as refused.
    /// </summary>
    public void End()
    {
        Close();
        Current = null;
    }

    /// <summary>
    /// Puts the name of the row before the reason why a cell is refused. Only does so while the engine binds a row that has the cell,
    /// because an argument belongs to no row.
    /// </summary>
    /// <param name="why">The reason.</param>
    /// <param name="value">The value that is refused.</param>
    /// <param name="errorId">The id of the engine's error.</param>
    public static string NameCell(string why, object? value, string errorId)
    {
        if (_binding is not { Current: { Input: { } input } row } rows || !HasCell(input, value))
        {
            return why;
        }

        _binding = null;
        rows._columns.GiveBack();
        rows._refusal = new EngineRefusal(errorId, why);
        return row.Names(why);
    }

    private void Close()
    {
        _columns.GiveBack();
        if (_binding == this)
        {
            _binding = null;
        }

        if (!_isBound)
        {
            _isBound = true;
            _onRefused(Current!, _refusal);
        }

        _refusal = null;
    }

    // An earlier command of the pipeline may call another command while a refused row is still the last row that was seen. So the row must
    // really contain the cell.
    private static bool HasCell(PSObject input, object? value)
    {
        if (ReferenceEquals(input, value) || ReferenceEquals(input.BaseObject, value))
        {
            return true;
        }

        string? sought = Folded(value);
        foreach (PSPropertyInfo property in input.Properties)
        {
            string? cell = property is PSNoteProperty or PSProperty ? Folded(property.Value) : null;
            if (sought is null ? cell is null : cell?.IndexOf(sought, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Folded(object? value) =>
        WrittenText.TrimToNull(value?.ToString()) is { } text ? FoldedText.Of(text) : null;

    private static bool AreSame(PSObject one, PSObject other) =>
        ReferenceEquals(one, other) || (one.BaseObject is not PSCustomObject && ReferenceEquals(one.BaseObject, other.BaseObject));
}

/// <summary>The reason why the engine did not bind a row: an attribute refused a cell.</summary>
/// <param name="ErrorId">The id of the engine's error.</param>
/// <param name="Why">The reason, without the name of the row.</param>
internal sealed record EngineRefusal(string ErrorId, string Why);
