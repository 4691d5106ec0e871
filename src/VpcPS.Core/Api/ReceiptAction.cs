using VpcPS.Core.Models;

namespace VpcPS.Core.Api;

/// <summary>A change whose answer holds only the id of the call.</summary>
internal abstract class ReceiptAction : ApiAction<ChangeReceipt>
{
    private protected ReceiptAction(string region)
        : base(region)
    {
    }

    internal sealed override ChangeReceipt ReadAnswer(AnswerObject answer) => new(answer.Text("RequestId"));
}
